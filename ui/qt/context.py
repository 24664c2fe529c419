"""Context of every page: `make_page(context) -> Page`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.application.services import Services
from ui.qt.changes import ChangeNotifier
from ui.qt.dialogs import Dialogs
from ui.qt.jobs import JobRunner
from ui.qt.settings import WindowSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """Lives as long as the workspace is open; after unlocking, pages are made again with a new one.

    Other pages are opened with `page_requested.emit(page_id, target)`; the ids are in
    `ui.qt.page_ids.PageId`. Errors are shown in the page itself: `ui.qt.errors.sentence_of(error)`.
    """

    services: Services
    jobs: JobRunner
    settings: WindowSettings
    changes: ChangeNotifier
    dialogs: Dialogs
    look_around: Callable[[], None]
    """Opens the sample data with its tour, in the place of what is open."""
