"""Acts of the window in the words of officers, and the page where each begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.application.paper_order import Paper
from ui.qt.i18n import QT_TRANSLATE_NOOP
from ui.qt.icons import Icon
from ui.qt.page_ids import CAMPAIGN_TARGET, PageId

CONTEXT: Final = "Acts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """`title` and `also` are sources of this context; `also` has other words for the same act.

    `key` is one of the page's own keys, pressed once the page is shown.
    """

    id: str
    icon: Icon
    page_id: PageId
    title: str
    also: str
    target: str = ""
    key: str = ""


ACTS: Final = (
    Act(
        id="add",
        icon=Icon.PLUS,
        page_id=PageId.HOUSEHOLDS,
        target="new",
        title=QT_TRANSLATE_NOOP("Acts", "Add a household"),
        also=QT_TRANSLATE_NOOP("Acts", "new house, door, family"),
    ),
    Act(
        id="find",
        icon=Icon.SEARCH,
        page_id=PageId.HOUSEHOLDS,
        key="Ctrl+F",
        title=QT_TRANSLATE_NOOP("Acts", "Find a household by name, address or phone"),
        also=QT_TRANSLATE_NOOP("Acts", "search telephone number, code"),
    ),
    Act(
        id="give",
        icon=Icon.PERSON,
        page_id=PageId.HOUSEHOLDS,
        title=QT_TRANSLATE_NOOP("Acts", "Give households to an officer"),
        also=QT_TRANSLATE_NOOP("Acts", "assign, hand doors over, check out, who goes where"),
    ),
    Act(
        id="roster",
        icon=Icon.FILE,
        page_id=PageId.ROSTER,
        title=QT_TRANSLATE_NOOP("Acts", "Load the household list from Excel"),
        also=QT_TRANSLATE_NOOP("Acts", "import, roster"),
    ),
    Act(
        id="undo",
        icon=Icon.UNDO,
        page_id=PageId.HOUSEHOLDS,
        key="Ctrl+Z",
        title=QT_TRANSLATE_NOOP("Acts", "Undo what was recorded last"),
        also=QT_TRANSLATE_NOOP("Acts", "take back, mistake, wrong visit"),
    ),
    Act(
        id="walk",
        icon=Icon.PRINT,
        page_id=PageId.PRINT,
        target=Paper.WALK_LIST,
        title=QT_TRANSLATE_NOOP("Acts", "Print the walk list"),
        also=QT_TRANSLATE_NOOP("Acts", "sheet, my group, route"),
    ),
    Act(
        id="slip",
        icon=Icon.PRINT,
        page_id=PageId.PRINT,
        target=Paper.SLIP,
        title=QT_TRANSLATE_NOOP("Acts", "Print visit slips"),
        also=QT_TRANSLATE_NOOP("Acts", "nobody at home"),
    ),
    Act(
        id="card",
        icon=Icon.PRINT,
        page_id=PageId.PRINT,
        target=Paper.STAFF_CARD,
        title=QT_TRANSLATE_NOOP("Acts", "Print staff cards"),
        also=QT_TRANSLATE_NOOP("Acts", "badge"),
    ),
    Act(
        id="send",
        icon=Icon.SENT,
        page_id=PageId.SYNC,
        title=QT_TRANSLATE_NOOP("Acts", "See what is not sent, and export the file"),
        also=QT_TRANSLATE_NOOP("Acts", "send to province, unsent visits, receipt, Zalo"),
    ),
    Act(
        id="open",
        icon=Icon.FILE,
        page_id=PageId.SYNC,
        key="Ctrl+O",
        title=QT_TRANSLATE_NOOP("Acts", "Receive files"),
        also=QT_TRANSLATE_NOOP("Acts", "import, open tnb, from a stick"),
    ),
    Act(
        id="stick",
        icon=Icon.FILE,
        page_id=PageId.SETTINGS,
        target="restore",
        title=QT_TRANSLATE_NOOP("Acts", "Copy to a stick"),
        also=QT_TRANSLATE_NOOP("Acts", "backup, safe copy, USB"),
    ),
    Act(
        id="restore",
        icon=Icon.UNDO,
        page_id=PageId.SETTINGS,
        target="restore",
        title=QT_TRANSLATE_NOOP("Acts", "Restore a copy"),
        also=QT_TRANSLATE_NOOP("Acts", "backup, safe copy, go back, lost data"),
    ),
    Act(
        id="campaign",
        icon=Icon.TRACKS,
        page_id=PageId.SETTINGS,
        target=CAMPAIGN_TARGET,
        title=QT_TRANSLATE_NOOP("Acts", "Change the campaign"),
        also=QT_TRANSLATE_NOOP("Acts", "drive, another app"),
    ),
    Act(
        id="name",
        icon=Icon.PERSON,
        page_id=PageId.SETTINGS,
        target="name",
        title=QT_TRANSLATE_NOOP("Acts", "Change my name"),
        also=QT_TRANSLATE_NOOP("Acts", "officer, user of this laptop"),
    ),
    Act(
        id="passphrase",
        icon=Icon.LOCK,
        page_id=PageId.SETTINGS,
        target="passphrase",
        title=QT_TRANSLATE_NOOP("Acts", "Set or change the passphrase"),
        also=QT_TRANSLATE_NOOP("Acts", "password, recovery file"),
    ),
    Act(
        id="merge",
        icon=Icon.SEARCH,
        page_id=PageId.QUALITY,
        title=QT_TRANSLATE_NOOP("Acts", "Merge households that are one"),
        also=QT_TRANSLATE_NOOP("Acts", "duplicate, twice in the list"),
    ),
    Act(
        id="urge",
        icon=Icon.REPORT,
        page_id=PageId.LETTERS,
        title=QT_TRANSLATE_NOOP("Acts", "Make a report or a letter"),
        also=QT_TRANSLATE_NOOP("Acts", "urge, notice, minutes, Word, PDF"),
    ),
    Act(
        id="excel",
        icon=Icon.FILE,
        page_id=PageId.HOUSEHOLDS,
        title=QT_TRANSLATE_NOOP("Acts", "Export lists to Excel"),
        also=QT_TRANSLATE_NOOP("Acts", "today's visits, my visits of a period, callbacks, households shown"),
    ),
)
OF_THE_WINDOW: Final = {
    "larger": QT_TRANSLATE_NOOP("Acts", "large letters, font size, zoom"),
    "smaller": QT_TRANSLATE_NOOP("Acts", "small letters, font size, zoom"),
    "lock": QT_TRANSLATE_NOOP("Acts", "lock the screen"),
    "palette.light": QT_TRANSLATE_NOOP("Acts", "palette, bright"),
    "palette.dark": QT_TRANSLATE_NOOP("Acts", "palette, night"),
    "palette.sunlight": QT_TRANSLATE_NOOP("Acts", "palette, contrast, outdoors"),
}
"""Other words for commands of the window, by their ids."""
