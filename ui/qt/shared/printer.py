"""The system's printer: asked for by its own dialog, drawn on at true size. A test seam."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from core.base.errors import ExitCode, UserError
from core.render.theme import Edge

LEAST_DPI: Final = 300
MOST_DPI: Final = 600
"""Office lasers print 600; more costs memory and shows nothing."""

MM_PER_INCH: Final = 25.4
DUPLEX: Final = {
    Edge.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Edge.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A print job: the size of its pages in mm, their number, and its name in the queue.

    Pages that are front and back of one paper have the edge over which it is `turned_over`.
    """

    size_mm: tuple[float, float]
    pages: int
    title: str
    turned_over: Edge | None = None


class PaperOut(Protocol):
    """A printer that a person chose. `pages` are numbers from 0, as chosen in the dialog."""

    @property
    def dpi(self) -> int: ...

    @property
    def pages(self) -> Sequence[int]: ...

    def draw(self, images: Iterable[QImage]) -> None:
        """One page an image, rendered at `dpi`, printed at 100 %; called off the window's thread.

        Raises `print.failed`, and what `images` raises: the run then ends where it was.
        """
        ...


class Printing(Protocol):
    """Source of printers."""

    def ask(self, parent: QWidget, sheet: Sheet) -> PaperOut | None:
        """None when the person gave up."""
        ...


class SystemPaper:
    """Answers `PaperOut` with a `QPrinter`."""

    def __init__(self, printer: QPrinter, sheet: Sheet) -> None:
        self._printer = printer
        self._sheet = sheet

    @property
    def dpi(self) -> int:
        return min(max(self._printer.resolution(), LEAST_DPI), MOST_DPI)

    @property
    def pages(self) -> Sequence[int]:
        first, last = self._printer.fromPage(), self._printer.toPage()
        if first < 1:
            return range(self._sheet.pages)
        return range(first - 1, min(last, self._sheet.pages))

    def draw(self, images: Iterable[QImage]) -> None:
        printer = self._printer
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            raise UserError("print.failed", exit_code=ExitCode.STORAGE)
        try:
            self._draw_pages(painter, images)
        except BaseException:
            printer.abort()
            painter.end()
            raise
        if not painter.end():
            raise UserError("print.failed", exit_code=ExitCode.STORAGE)

    def _draw_pages(self, painter: QPainter, images: Iterable[QImage]) -> None:
        resolution = self._printer.resolution()
        width, height = (side / MM_PER_INCH * resolution for side in self._sheet.size_mm)
        for at, image in enumerate(images):
            if at and not self._printer.newPage():
                raise UserError("print.failed", exit_code=ExitCode.STORAGE)
            painter.drawImage(QRectF(0, 0, width, height), image)


class SystemPrinting:
    """Answers `Printing` with the system's dialog."""

    def ask(self, parent: QWidget, sheet: Sheet) -> PaperOut | None:
        printer = make_printer(sheet)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, sheet.pages)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=sheet.pages > 1)
        try:
            accepted = dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()
        return SystemPaper(printer, sheet) if accepted else None


def make_printer(sheet: Sheet) -> QPrinter:
    """A printer set to the paper of `sheet`, without margins of its own: the layout keeps clear of edges."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(MOST_DPI)
    width, height = sheet.size_mm
    upright = QSizeF(min(width, height), max(width, height))
    orientation = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    size = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    printer.setDocName(sheet.title.replace("/", "-"))  # it becomes the name of a file where one is printed to
    if sheet.turned_over is not None:
        printer.setDuplex(DUPLEX[sheet.turned_over])
    return printer
