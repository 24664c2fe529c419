"""Makes and checks signatures; pyHanko and what it needs are loaded when the first one is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from typing_extensions import override

from core.signing.models import Box, Certificate, FoundSignature, Made, PdfSignatures, SignJob


class HankoSignatures(PdfSignatures):
    """`PdfSignatures` by pyHanko."""

    @override
    def sign(self, job: SignJob) -> Made:
        from storage.signing.signing import sign

        return sign(job)

    @override
    def check(self, pdf: bytes, roots: Sequence[bytes], at: datetime) -> Sequence[FoundSignature]:
        from storage.signing.checking import check

        return check(pdf, roots, at)

    @override
    def boxes(self, pdf: bytes) -> Sequence[tuple[str, Box]]:
        from storage.signing.checking import boxes

        return boxes(pdf)

    @override
    def read_roots(self, data: bytes) -> Sequence[tuple[Certificate, bytes]]:
        from storage.signing.certificates import read_roots

        return read_roots(data)
