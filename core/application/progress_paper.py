"""Makes the wall poster of progress from the street of an open workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from core.base.signs import printable, printable_in
from core.papers.progress_poster import compose_progress
from core.papers.progress_poster_sheet import A3, A4, render
from core.records.workspace import Language

if TYPE_CHECKING:
    from core.application.services import Services


FORMS: Final = {"progress-a4": ("BTD-A4", A4), "progress-a3": ("BTD-A3", A3)}
"""The code and the measures of each paper."""


def make_progress_poster(
    services: Services, hamlet: str, paper: str, language: Language
) -> tuple[bytes, tuple[str, ...], str]:
    """Return PDF, codes and version; without a hamlet, that of the workspace or all.

    Raises `document.*`.
    """
    info, (sheet, form) = services.info, FORMS[paper]
    version = services.campaign.flyer.code(sheet)
    content = compose_progress(
        services.street.read(),
        printable_in(services.settings.unit()),
        place=printable(info.name_on_paper),
        hamlet=hamlet or info.hamlet or "",
        campaign=printable(services.campaign.name.of(language.value)),
        version=version,
        language=language,
    )
    codes = () if content.zalo is None else (content.zalo.url,)
    return render(content, form), codes, version
