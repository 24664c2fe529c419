"""Pages of a workspace, in order; each module is loaded when its page is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.qt.context import PageContext
from ui.qt.drops import FOLDER
from ui.qt.icons import Icon
from ui.qt.page_ids import PageId
from ui.qt.pages import Page, PageSpec

if TYPE_CHECKING:
    from ui.qt.settings_page.actions import WindowActions

ROSTER_SUFFIXES: Final = frozenset({".xlsx", ".xls", ".csv"})
BATCH_SUFFIXES: Final = frozenset({".tnb", ".tnd", ".txt", FOLDER})
REQUEST_SUFFIXES: Final = frozenset({".tnk"})
CAMPAIGN_SUFFIXES: Final = frozenset({".toml"})


def page_specs(context: PageContext, actions: WindowActions) -> tuple[PageSpec, ...]:
    """Return the pages: a commune visits, records and exports; an upper unit compares and receives."""
    shown = _commune_pages(context) if context.services.imports is not None else _upper_pages(context)
    hidden = (
        PageSpec(
            page_id=PageId.SETTINGS,
            icon=Icon.SETTINGS,
            title=lambda: _word("settings"),
            make=lambda: _make_settings(context, actions),
            takes=CAMPAIGN_SUFFIXES,
            in_sidebar=False,
        ),
        PageSpec(
            page_id=PageId.ROSTER,
            icon=Icon.FILE,
            title=lambda: _word("roster"),
            make=lambda: _make_roster(context),
            takes=ROSTER_SUFFIXES,
            in_sidebar=False,
        ),
    )
    shown = (*shown, _machines_page(context), *_supervision_pages(context))
    return (*shown, *_tracks_page(context), *(hidden if context.services.imports is not None else hidden[:1]))


def _commune_pages(context: PageContext) -> tuple[PageSpec, ...]:
    return (
        PageSpec(
            page_id=PageId.TODAY,
            icon=Icon.TODAY,
            title=lambda: _word("today"),
            make=lambda: _make_today(context),
        ),
        PageSpec(
            page_id=PageId.QUICK,
            icon=Icon.RECORD,
            title=lambda: _word("quick"),
            make=lambda: _make_quick(context),
        ),
        PageSpec(
            page_id=PageId.HOUSEHOLDS,
            icon=Icon.HOUSEHOLDS,
            title=lambda: _word("households"),
            make=lambda: _make_households(context),
        ),
        _print_page(context),
        _sync_page(context, "sync"),
        PageSpec(
            page_id=PageId.REPORT,
            icon=Icon.REPORT,
            title=lambda: _word("report"),
            make=lambda: _make_report(context),
        ),
    )


def _upper_pages(context: PageContext) -> tuple[PageSpec, ...]:
    ranking = PageSpec(
        page_id=PageId.REPORT,
        icon=Icon.RANKING,
        title=lambda: _word("ranking"),
        make=lambda: _make_report(context),
    )
    office = PageSpec(
        page_id=PageId.OFFICE,
        icon=Icon.CLOCK,
        title=lambda: _word("office"),
        make=lambda: _make_office(context),
        takes=ROSTER_SUFFIXES,
    )
    shown = (ranking, _sync_page(context, "receive"), office, _print_page(context))
    return (*shown, *_decision_pages(context, in_sidebar=True))


def _decision_pages(context: PageContext, *, in_sidebar: bool) -> tuple[PageSpec, ...]:
    """Official documents and records that differ: daily work above the communes, rare below."""
    letters = PageSpec(
        page_id=PageId.LETTERS,
        icon=Icon.REPORT,
        title=lambda: _word("letters"),
        make=lambda: _make_letters(context),
        in_sidebar=in_sidebar,
    )
    conflicts = PageSpec(
        page_id=PageId.CONFLICTS,
        icon=Icon.DIFFERS,
        title=lambda: _word("conflicts"),
        make=lambda: _make_conflicts(context),
        in_sidebar=in_sidebar,
    )
    return (letters, conflicts)


def _tracks_page(context: PageContext) -> tuple[PageSpec, ...]:
    """Return the page of the tracks where the campaign orders more than the households."""
    if len(context.services.campaign.tracks) < 2:
        return ()
    page = PageSpec(
        page_id=PageId.TRACKS,
        icon=Icon.TRACKS,
        title=lambda: _word("tracks"),
        make=lambda: _make_tracks(context),
    )
    return (page,)


def _print_page(context: PageContext) -> PageSpec:
    return PageSpec(
        page_id=PageId.PRINT,
        icon=Icon.PRINT,
        title=lambda: _word("print"),
        make=lambda: _make_print(context),
    )


def _sync_page(context: PageContext, word: str) -> PageSpec:
    return PageSpec(
        page_id=PageId.SYNC,
        icon=Icon.SYNC,
        title=lambda: _word(word),
        make=lambda: _make_sync(context),
        takes=BATCH_SUFFIXES,
    )


def _machines_page(context: PageContext) -> PageSpec:
    return PageSpec(
        page_id=PageId.MACHINES,
        icon=Icon.LOCK,
        title=lambda: _word("machines"),
        make=lambda: _make_machines(context),
        takes=REQUEST_SUFFIXES,
        in_sidebar=False,
    )


def _supervision_pages(context: PageContext) -> tuple[PageSpec, ...]:
    """Quality, and in a commune records that differ, documents and the sheets that are typed back."""
    quality = _hidden_page(PageId.QUALITY, Icon.SEARCH, "quality", lambda: _make_quality(context))
    paper = _hidden_page(PageId.PAPER, Icon.RECORD, "paper", lambda: _make_paper(context))
    if context.services.imports is None:
        household = _hidden_page(
            PageId.HOUSEHOLD, Icon.HOUSEHOLDS, "household", lambda: _make_household(context)
        )
        return (quality, replace(household, needs_target=True))
    return (quality, *_decision_pages(context, in_sidebar=False), paper)


def _hidden_page(page_id: PageId, icon: Icon, word: str, make: Callable[[], Page]) -> PageSpec:
    """A page that others open."""
    return PageSpec(page_id=page_id, icon=icon, title=lambda: _word(word), make=make, in_sidebar=False)


def _word(name: str) -> str:
    """The name of a page in the language in force."""
    return {
        "today": QCoreApplication.translate("PageNames", "Today"),
        "quick": QCoreApplication.translate("PageNames", "Quick entry"),
        "household": QCoreApplication.translate("PageNames", "Household"),
        "households": QCoreApplication.translate("PageNames", "Households"),
        "print": QCoreApplication.translate("PageNames", "Print"),
        "sync": QCoreApplication.translate("PageNames", "Sync"),
        "receive": QCoreApplication.translate("PageNames", "Receive files"),
        "report": QCoreApplication.translate("PageNames", "Reports"),
        "tracks": QCoreApplication.translate("PageNames", "Tracks"),
        "office": QCoreApplication.translate("PageNames", "Periods"),
        "ranking": QCoreApplication.translate("PageNames", "Ranking"),
        "machines": QCoreApplication.translate("PageNames", "Machines and keys"),
        "letters": QCoreApplication.translate("PageNames", "Reports, letters"),
        "paper": QCoreApplication.translate("PageNames", "From paper"),
        "quality": QCoreApplication.translate("PageNames", "Review of quality"),
        "conflicts": QCoreApplication.translate("PageNames", "Differences"),
        "settings": QCoreApplication.translate("PageNames", "Settings"),
        "roster": QCoreApplication.translate("PageNames", "Household list"),
    }[name]


def _make_today(context: PageContext) -> Page:
    from ui.qt.today.page import make_page

    return make_page(context)


def _make_quick(context: PageContext) -> Page:
    from ui.qt.quick.page import make_page

    return make_page(context)


def _make_households(context: PageContext) -> Page:
    from ui.qt.households.page import make_page

    return make_page(context)


def _make_household(context: PageContext) -> Page:
    from ui.qt.households.reading_page import make_page

    return make_page(context)


def _make_print(context: PageContext) -> Page:
    from ui.qt.printing.page import make_page

    return make_page(context)


def _make_sync(context: PageContext) -> Page:
    from ui.qt.sync.page import make_page

    return make_page(context)


def _make_machines(context: PageContext) -> Page:
    from ui.qt.keys.page import make_page

    return make_page(context)


def _make_paper(context: PageContext) -> Page:
    from ui.qt.paper_entry.page import make_page

    return make_page(context)


def _make_quality(context: PageContext) -> Page:
    from ui.qt.quality.page import make_page

    return make_page(context)


def _make_conflicts(context: PageContext) -> Page:
    from ui.qt.conflicts.page import make_page

    return make_page(context)


def _make_letters(context: PageContext) -> Page:
    from ui.qt.letters.page import make_page

    return make_page(context)


def _make_office(context: PageContext) -> Page:
    from ui.qt.office.page import make_page

    return make_page(context)


def _make_report(context: PageContext) -> Page:
    from ui.qt.report.page import make_page

    return make_page(context)


def _make_tracks(context: PageContext) -> Page:
    from ui.qt.tracks.page import make_page

    return make_page(context)


def _make_settings(context: PageContext, actions: WindowActions) -> Page:
    from ui.qt.settings_page.page import make_page

    return make_page(context, actions)


def _make_roster(context: PageContext) -> Page:
    from ui.qt.roster.page import make_page

    return make_page(context)
