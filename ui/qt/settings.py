"""Settings of the window between starts, in an INI file at the caller's path; no personal data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui.qt.i18n import Language
from ui.qt.theme import Theme
from ui.qt.tokens import PaletteName, load_tokens


class WindowSettings:
    """Typed access; a value that makes no sense reads as its default."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def palette(self) -> PaletteName:
        text = self._text("window/palette")
        return PaletteName(text) if text in {name.value for name in PaletteName} else PaletteName.LIGHT

    def set_palette(self, palette: PaletteName) -> None:
        self._store.setValue("window/palette", palette.value)

    def zoom(self) -> int:
        """Per cent, one of the steps."""
        text = self._text("window/zoom")
        zoom = int(text) if text.isdecimal() else 100
        return zoom if zoom in load_tokens().zoom_steps else 100

    def set_zoom(self, zoom: int) -> None:
        self._store.setValue("window/zoom", str(zoom))

    def language(self) -> Language:
        return Language.ENGLISH if self._text("window/language") == Language.ENGLISH else Language.VIETNAMESE

    def set_language(self, language: Language) -> None:
        self._store.setValue("window/language", language.value)

    def page(self) -> str:
        """The id of the page that was open last; empty at the first start."""
        return self._text("window/page")

    def set_page(self, page_id: str) -> None:
        self._store.setValue("window/page", page_id)

    def geometry(self) -> QByteArray:
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    def value(self, key: str, default: str = "") -> str:
        """A page's own setting, `page/name`."""
        return self._text(key) or default

    def set_value(self, key: str, value: str) -> None:
        self._store.setValue(key, value)

    def theme(self) -> Theme:
        return Theme(palette=self.palette(), asked_zoom=self.zoom())

    def save(self) -> None:
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else ""
