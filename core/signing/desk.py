"""Signs PDF files, checks signed ones, and keeps the root certificates that the office added."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from core.base.changes import Outcome, Topic, touched
from core.base.clock import Clock
from core.base.errors import UserError
from core.base.given_files import read_given
from core.ports import Store
from core.signing.boxes import (
    LEADING,
    TEXT_SIZE,
    corner_box,
    corner_lines,
    person_box,
    seal_box,
)
from core.signing.models import (
    Box,
    Certificate,
    FoundSignature,
    KeySource,
    PdfSignatures,
    SignatureState,
    SignJob,
    SignRole,
)
from core.signing.pictures import MOST_BYTES, read_picture

SEAL_MM: Final = 36.0
SIGNED_SUFFIX: Final = "-da-ky"
_ROOTS: Final = "signing roots"
_FIELD: Final = "TungNha"
_MOST_PDF: Final = 100 * 1024 * 1024
_SIGNED_STEM: Final = re.compile(rf"(.+{SIGNED_SUFFIX})(-\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWish:
    """File to be signed, and how.

    `picture` is that of the signature or of the seal; None with `attached`, which has `number` (number and
    symbol of the document). `seal_mm` is the true width of the seal.
    """

    file: Path
    role: SignRole
    key: KeySource
    picture: Path | None = None
    seal_mm: float = SEAL_MM
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A signed file that is not written yet: its name, its signer, and the time of this machine."""

    path: Path
    pdf: bytes
    at: datetime
    certificate: Certificate


class SigningDesk:
    """Signatures of the office's own documents, and of those that it received."""

    def __init__(self, store: Store, clock: Clock, signatures: PdfSignatures) -> None:
        self._store = store
        self._clock = clock
        self._signatures = signatures

    def sign(self, wish: SignWish, secret: str) -> Signed:
        """The file with one more signature; nothing is written. Raises `signing.*` or `file.*`."""
        pdf = _read_pdf(wish.file)
        at = self._clock.now()
        signed = self._signatures.check(pdf, (), at)
        if any(one.state is SignatureState.CHANGED for one in signed):
            raise UserError("signing.signed_changed", file=wish.file.name)
        box, look = self._look(wish, pdf, at)
        job = SignJob(
            pdf=pdf,
            key=wish.key,
            secret=secret,
            box=box,
            appearance=look,
            at=at,
            field=f"{_FIELD}{len(signed) + 1}",
        )
        made = self._signatures.sign(job)
        self._verify(made.pdf, len(signed) + 1, at)
        return Signed(path=signed_name(wish.file), pdf=made.pdf, at=at, certificate=made.certificate)

    def check(self, file: Path) -> Sequence[FoundSignature]:
        """Each signature of a file; none where it is not signed. Raises `signing.not_pdf` or `file.*`."""
        roots = [der for _, der in self._kept()]
        return self._signatures.check(_read_pdf(file), roots, self._clock.now())

    def roots(self) -> tuple[Certificate, ...]:
        """By name."""
        return tuple(sorted((facts for facts, _ in self._kept()), key=lambda one: one.name))

    def add_roots(self, file: Path) -> Outcome[tuple[Certificate, ...]]:
        """Trust the root certificates of a file. Raises `signing.not_root` or `file.*`."""
        added = self._signatures.read_roots(read_given(file, MOST_BYTES))
        kept = dict.fromkeys(der for _, der in (*self._kept(), *added))
        self._keep(list(kept))
        return Outcome(tuple(facts for facts, _ in added), touched(Topic.SETTINGS))

    def remove_root(self, fingerprint: str) -> Outcome[Certificate]:
        """The first characters are enough if only one root has them. Raises `signing.no_root`."""
        wanted = fingerprint.lower().replace(":", "")
        fitting = [one for one in self._kept() if wanted and one[0].fingerprint.startswith(wanted)]
        if len(fitting) != 1:
            raise UserError("signing.no_root", fingerprint=fingerprint[:64])
        self._keep([der for _, der in self._kept() if der != fitting[0][1]])
        return Outcome(fitting[0][0], touched(Topic.SETTINGS))

    def _look(self, wish: SignWish, pdf: bytes, at: datetime) -> tuple[Box, bytes]:
        """Place and look; the writers are loaded when the first file is signed."""
        from core.render.preview import page_size_pt
        from core.render.signature_look import picture_page, text_page
        from core.signing.room import signature_room

        if wish.role is SignRole.ATTACHED:
            if not wish.number.strip():
                raise UserError("signing.no_number")
            lines = corner_lines(wish.number.strip()[:60], at)
            box = corner_box(page_size_pt(pdf), lines)
            return box, text_page(lines, box.width, size=TEXT_SIZE, leading=LEADING)
        if wish.picture is None:
            raise UserError("signing.no_picture")
        picture = read_picture(read_given(wish.picture, MOST_BYTES + 1), wish.role)
        room = signature_room(pdf)
        if wish.role is SignRole.PERSON:
            box = person_box(room, picture)
        else:
            earlier = [box for _, box in self._signatures.boxes(pdf)]
            box = seal_box(room, earlier, picture, wish.seal_mm)
        return box, picture_page(picture.png, box.width, box.height)

    def _verify(self, pdf: bytes, count: int, at: datetime) -> None:
        """Read what was made as a receiver would. Raises `signing.not_made`."""
        found = self._signatures.check(pdf, (), at)
        if len(found) != count or any(one.state is SignatureState.CHANGED for one in found):
            raise UserError("signing.not_made")

    def _kept(self) -> list[tuple[Certificate, bytes]]:
        kept = json.loads(self._store.meta(_ROOTS) or "[]")
        return [root for text in kept for root in self._signatures.read_roots(b64decode(text))]

    def _keep(self, roots: Sequence[bytes]) -> None:
        text = json.dumps([b64encode(der).decode("ascii") for der in roots])
        with self._store.writing() as writer:
            writer.set_meta(_ROOTS, text)
            writer.audit("signing.roots", str(len(roots)))


def signed_name(file: Path) -> Path:
    """`cong-van-12.pdf` is signed as `cong-van-12-da-ky.pdf`, that one again under a number of its own."""
    again = _SIGNED_STEM.fullmatch(file.stem)
    return file.with_name(f"{again[1] if again else file.stem + SIGNED_SUFFIX}.pdf")


def _read_pdf(file: Path) -> bytes:
    data = read_given(file, _MOST_PDF + 1)
    if len(data) > _MOST_PDF or not data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-"):
        raise UserError("signing.not_pdf")
    return data
