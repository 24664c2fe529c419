"""The page "Household list": the import screen, reached from the households and from the first start."""

from __future__ import annotations

from pathlib import Path

from ui.qt.context import PageContext
from ui.qt.page_ids import PageId
from ui.qt.pages import Page
from ui.qt.shared.roster.panel import RosterPanel
from ui.qt.typed import override


class RosterPage(Page):
    """Holds one `RosterPanel`."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(PageId.ROSTER)
        self._place = context.services.info.place
        self.panel = RosterPanel(context)
        self.body.addWidget(self.panel, 1)
        self.add_below(self.panel.bar)
        self.panel.finished.connect(lambda: self.page_requested.emit(PageId.HOUSEHOLDS, ""))
        self.header.crumb_activated.connect(lambda _at: self.page_requested.emit(PageId.HOUSEHOLDS, ""))
        self.finish()

    @override
    def retranslate(self) -> None:
        self.header.set_title(self.tr("Household list"))
        self.header.set_subtitle(self._place)
        self.header.set_crumbs([self.tr("Households")], self.tr("Import"))

    @override
    def take_focus(self) -> None:
        self.panel.take_focus()

    @override
    def open_files(self) -> bool:
        self.panel.ask_files()
        return True

    @override
    def take_files(self, paths: tuple[Path, ...]) -> None:
        self.panel.take_files(paths)

    @override
    def undo(self) -> bool:
        return self.panel.model.undo()


def make_page(context: PageContext) -> Page:
    return RosterPage(context)
