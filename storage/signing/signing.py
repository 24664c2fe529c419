"""Makes one signature (PAdES B-B) as an update at the end of a PDF; the bytes before it stay as they are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from core.base.clock import VIETNAM
from core.base.errors import UserError
from core.signing.models import Made, SignJob
from storage.signing.certificates import facts
from storage.signing.keys import signer_of
from storage.signing.offline import DAMAGED, InPlaceLoop, keep_offline

if TYPE_CHECKING:
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def sign(job: SignJob) -> Made:
    """Raises `signing.*`."""
    keep_offline()
    with signer_of(job.key, job.secret) as signer:
        certificate = facts(signer.signing_cert)
        if not certificate.valid_from <= job.at <= certificate.valid_until:
            raise UserError(
                "signing.expired",
                name=certificate.name,
                first=f"{certificate.valid_from:%d/%m/%Y}",
                last=f"{certificate.valid_until:%d/%m/%Y}",
            )
        return Made(pdf=_signed(job, signer, certificate.name), certificate=certificate)


def _signed(job: SignJob, signer: Any, name: str) -> bytes:
    from pyhanko.pdf_utils.layout import AxisAlignment as Align
    from pyhanko.pdf_utils.layout import InnerScaling, Margins, SimpleBoxLayoutRule
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.stamp import StaticStampStyle

    box = job.box
    edges: Any = tuple(round(edge, 2) for edge in (box.left, box.bottom, box.right, box.top))
    field = SigFieldSpec(sig_field_name=job.field, on_page=box.page, box=edges)
    meta = PdfSignatureMetadata(
        field_name=job.field, name=name, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    none: Any = Margins
    in_place = SimpleBoxLayoutRule(Align.ALIGN_MIN, Align.ALIGN_MIN, none.uniform(0), InnerScaling.NO_SCALING)
    look = StaticStampStyle(background=_page(job.appearance), background_layout=in_place, border_width=0)
    with update_of(job.pdf) as writer:
        maker = _timed_signer(job.at)(meta, signer, stamp_style=look, new_field_spec=field)
        made = InPlaceLoop().run(maker.async_sign_pdf(writer))
    return bytes(made.getvalue())


@contextmanager
def update_of(pdf: bytes) -> Iterator[IncrementalPdfFileWriter]:
    """Raises `signing.not_pdf` for what is no PDF, is damaged or has a password."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError

    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        if writer.prev.encrypted:
            raise UserError("signing.not_pdf")
        yield writer
    except (PdfError, *DAMAGED) as error:
        raise UserError("signing.not_pdf") from error


def _timed_signer(at: datetime) -> Any:
    """pyHanko's signer, with the instant of this program's clock in its signatures."""
    from pyhanko.sign.signers import PdfSigner

    class TimedSigner(PdfSigner):
        @override
        def init_signing_session(self, *given: Any, **named: Any) -> Any:
            session = super().init_signing_session(*given, **named)
            session.system_time = at.astimezone(VIETNAM)
            return session

    return TimedSigner


def _page(pdf: bytes) -> PdfContent:
    """The first page of a PDF as the look of a signature."""
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.reader import PdfFileReader

    class Page(PdfContent):
        @override
        def render(self) -> bytes:
            page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(pdf)))
            left, bottom, right, top = page.get_object()["/BBox"]
            self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
            self.resources.xobject["/Look"] = page
            return b"/Look Do"

    return Page()
