"""`--selfcheck`: opens every part of the app once, in a temporary workspace, and reports failures."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from core.application.services import Services, Workspaces
from core.base.clock import SystemClock
from core.base.errors import UserError
from core.base.program import VERSION
from core.records.workspace import Language as WorkspaceLanguage
from ui.qt.i18n import Language
from ui.qt.resources import TRANSLATIONS

DONE: Final = 0
FAILED: Final = 1
Check = Callable[[], str]


def run_selfcheck(workspaces: Workspaces, language: Language, catalogues: Path = TRANSLATIONS) -> int:
    """Print one line a part; return 0 if all of them work, 1 if not.

    `catalogues` is the folder of the compiled translations.
    """
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    say(f"tung-nha {VERSION}")
    failed = False
    with tempfile.TemporaryDirectory(prefix="tung-nha-", ignore_cleanup_errors=True) as name:
        for part, check in checks(workspaces, Path(name), language, catalogues):
            try:
                say(f"ok      {part}: {check()}")
            except Exception as error:  # the boundary: whatever it is, it is the report
                failed = True
                say(f"FAILED  {part}: {reason(error)}")
    return FAILED if failed else DONE


def checks(
    workspaces: Workspaces, folder: Path, language: Language, catalogues: Path
) -> Iterator[tuple[str, Check]]:
    """Yield the parts in order; each check raises, or returns its finding."""
    yield "fonts", check_fonts
    yield "translations", lambda: check_translations(catalogues)
    yield "database", lambda: check_database(workspaces, folder / "made")
    yield "window", lambda: check_window(workspaces, folder, language)
    yield "guide", lambda: check_guide(workspaces, folder / "made")
    yield "report", lambda: check_report(workspaces, folder / "made", folder / "report")


def check_fonts() -> str:
    from ui.qt.application import APP_ID, make_application
    from ui.qt.fonts import FAMILY, load_fonts

    application_of(make_application, APP_ID)
    missing = load_fonts()
    if missing:
        raise FileNotFoundError(", ".join(missing))
    return FAMILY


def check_translations(folder: Path) -> str:
    from PySide6.QtCore import QCoreApplication

    from ui.qt.i18n import Translations

    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("no application")
    translations = Translations(app, folder)
    missing = [name for language in Language for name in translations.switch(language)]
    translations.remove()
    if missing:
        raise FileNotFoundError(", ".join(f"{name}.qm" for name in missing))
    return ", ".join(language.value for language in Language)


def check_database(workspaces: Workspaces, folder: Path) -> str:
    """A demo ward made, copied, closed and opened again."""
    services = workspaces.create_demo(folder, WorkspaceLanguage.VIETNAMESE)
    try:
        services.copies.make("selfcheck")
        listed = sum(figures.listed for figures in services.store.figures.units())
    finally:
        services.close()
    return f"{listed} households"


def check_window(workspaces: Workspaces, folder: Path, language: Language) -> str:
    """The wizard, every page, the lock; each is painted."""
    from PySide6.QtWidgets import QApplication

    from ui.qt.application import dress_application
    from ui.qt.dialogs import FileDialogs
    from ui.qt.jobs import JobRunner, ManualExecutor
    from ui.qt.opening import WindowOptions, make_window
    from ui.qt.settings import WindowSettings

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("no application")
    settings = WindowSettings(folder / "window.ini")
    settings.set_language(language)
    translations = dress_application(app, settings.theme(), language)
    executor = ManualExecutor()
    window, session = make_window(
        WindowOptions(folder=folder / "empty"),
        settings,
        translations,
        lambda: workspaces,
        jobs=JobRunner(executor),
        dialogs=FileDialogs(),
        clock=SystemClock(),
    )
    shown = []
    window.show()
    try:
        session.starting.show_wizard()
        window.grab()
        session.enter(workspaces.open(folder / "made"))
        for page_id in session.page_ids():
            window.open_page(page_id)
            executor.wait()
            app.processEvents()
            window.grab()
            shown.append(page_id)
        session.show_lock()
        window.grab()
    finally:
        window.close()
        window.deleteLater()
        translations.remove()
    return ", ".join(shown)


def check_guide(workspaces: Workspaces, folder: Path) -> str:
    """Check the guide in both forms: its pages and the texts of its codes."""
    from core.application.paper import make_paper, write_paper
    from core.application.paper_order import Paper, PaperOrder

    orders = [
        PaperOrder(paper=paper, language=WorkspaceLanguage.VIETNAMESE) for paper in (Paper.A5, Paper.A6X4)
    ]
    with opened(workspaces, folder) as services:
        pages = {order.paper.value: make_paper(services, order).pages for order in orders}
        written = write_paper(services, orders[0], folder / "guide.pdf")
    if not all(pages.values()) or not written.codes:
        raise ValueError(f"pages {pages}, codes {written.codes}")
    return f"{pages}, {len(written.codes)} codes"


def check_report(workspaces: Workspaces, folder: Path, out: Path) -> str:
    """A document in every form, and tables for other tools."""
    from core.reports.sharing import DataForm
    from core.reports.writing import Form, write_document

    with opened(workspaces, folder) as services:
        document = services.reports.minutes()
        files = write_document(document, tuple(Form), out, "minutes", services.write_beside).files
        tables = services.reports.publisher.publish(DataForm.PARQUET, out)
    return f"{', '.join(file.suffix for file in files)}, {len(tables)} tables"


@contextmanager
def opened(workspaces: Workspaces, folder: Path) -> Iterator[Services]:
    services = workspaces.open(folder)
    try:
        yield services
    finally:
        services.close()


def application_of(make: Callable[[list[str]], object], name: str) -> None:
    """The application of this process, made where there is none."""
    from PySide6.QtCore import QCoreApplication

    if QCoreApplication.instance() is None:
        _Kept.application = make([name])


class _Kept:
    application: object = None


def reason(error: Exception) -> str:
    """Return the failure in one line."""
    text = f"{error}" if isinstance(error, UserError) else f"{type(error).__name__}: {error}"
    return " ".join(text.split())


def say(line: str) -> None:
    """To standard output, which a windowed build does not have."""
    if sys.stdout is not None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
