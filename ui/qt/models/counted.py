"""Words behind their count. Objects, because Qt's collector only finds the plural forms of `tr`."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counted(QObject):
    """Each answers with the words in the language in force."""

    def adults(self, count: int) -> str:
        """3 adults."""
        return self.tr("%n adult(s)", "", count)

    def children_found(self, count: int) -> str:
        """2 children."""
        return self.tr("%n child(ren)", "", count)

    def smartphones(self, count: int) -> str:
        """2 smartphones."""
        return self.tr("%n smartphone(s)", "", count)

    def households(self, count: int) -> str:
        """1,234 households."""
        return self.tr("%Ln household(s)", "", count)

    def visits(self, count: int) -> str:
        """1,234 visits."""
        return self.tr("%Ln visit(s)", "", count)

    def files(self, count: int) -> str:
        """3 files."""
        return self.tr("%Ln file(s)", "", count)

    def pages(self, count: int) -> str:
        """7 pages."""
        return self.tr("%Ln page(s)", "", count)

    def entries(self, count: int) -> str:
        """190 entries."""
        return self.tr("%Ln entry(ies)", "", count)
