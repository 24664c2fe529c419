"""Flyers for the households of a workspace: chosen, rendered, written, and noted in the audit."""

from __future__ import annotations

from pathlib import Path

from core.campaigns.models import Campaign
from core.documents.addressees import compose_addressees
from core.documents.desk import WrittenDocument, codes_of
from core.documents.files import write
from core.documents.household_flyer import PER_SHEET, FlyerRunContent, compose_flyers
from core.documents.print_desk import Selection, select
from core.documents.progress import SILENT, Progress
from core.ports import Store
from core.workspace import Language, UnitSettings


class FlyerDesk:
    """The use cases of a run of flyers, one for each household."""

    def __init__(self, store: Store, campaign: Campaign, settings: UnitSettings) -> None:
        self._store = store
        self._campaign = campaign
        self._settings = settings

    def pdf(self, selection: Selection, language: Language, progress: Progress = SILENT) -> bytes:
        """The run in memory, noted nowhere. Raises `document.*`, and what `progress.checkpoint` raises."""
        from core.documents.household_flyer_a6x4 import render

        return render(self._compose(selection, language)[0], progress)

    def write(
        self, selection: Selection, language: Language, path: Path, progress: Progress = SILENT
    ) -> WrittenDocument:
        """Writes the run; a former file stays as it was if anything fails or somebody stops it."""
        from core.documents.household_flyer_a6x4 import render

        content, own = self._compose(selection, language)
        write(path, render(content, progress))
        with self._store.writing() as writer:
            writer.audit("print.flyers", f"{content.guide.version} {content.count}")
        pages = -(-content.count // PER_SHEET)
        return WrittenDocument(file=path, pages=pages, codes=(*codes_of(content.guide), *own))

    def _compose(self, selection: Selection, language: Language) -> tuple[FlyerRunContent, tuple[str, ...]]:
        households = compose_addressees(select(self._store.households, selection))
        content = compose_flyers(
            self._campaign, self._settings, households, count=len(households), language=language
        )
        return content, tuple(one.code_text for one in households if one.code)
