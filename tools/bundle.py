"""Files of Qt and of the libraries in the one-folder build, as rules over the paths inside the folder."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

EXCLUDED_MODULES = [
    # GPL, or not needed by any window of ours
    *["readline", "tkinter", "curses", "pip", "setuptools", "wheel", "pkg_resources", "ensurepip", "venv"],
    *["lib2to3", "distutils", "idlelib", "turtledemo", "doctest", "pdb", "IPython", "numpy", "pandas"],
    # reached from a library's corner that we never enter
    *["sqlite_utils.cli", "xlrd.compdoc.__main__", "PIL.ImageTk", "PIL.ImageQt", "rlPyCairo"],
    # the app is offline; the driver of `publish --to` is installed from its own lock (ADR 31)
    *["psycopg", "psycopg_binary", "psycopg_pool"],
    *["aiohttp", "requests", "urllib3", "certifi", "oscrypto"],  # pyHanko's, to fetch (ADR 33)
    *["pyhanko.cli", "pyhanko.generated", "pyhanko.sign.signers.csc_signer", "xsdata", "signxml"],
    *["ssl", "_ssl", "smtplib", "ftplib", "poplib", "imaplib", "xmlrpc"],
    *[
        f"PySide6.{name}"
        for name in ("QtNetwork", "QtQml", "QtQuick", "QtSql", "QtTest", "QtHelp", "QtDesigner")
    ],
]

QT_PLUGINS = {
    "platforms": "xcb wayland offscreen minimal windows",
    "iconengines": "svgicon",
    "imageformats": "svg jpeg ico",
    "platforminputcontexts": "ibus compose",
    "platformthemes": "xdgdesktopportal",
    "printsupport": "cups",
    "wayland-shell-integration": "xdg",
    "wayland-decoration-client": "bradient",
}
"""Kept plugins: folder, and words one of which is in the file name (ibus, compose: Vietnamese typing)."""

QT_LIBRARIES = "Core Gui Widgets DBus Svg PrintSupport XcbQpa WaylandClient WlShellIntegration"
"""Kept libraries, as in libQt6Core.so.6 and Qt6Core.dll."""

DROPPED = [
    r"(^|/)translations/",  # we ship our own Vietnamese, English is built in
    r"reportlab/fonts/",  # one of them is GPL; ours are in resources
    r"(^|/)libgtk-|(^|/)libgdk-|(^|/)libcairo|(^|/)libpango|(^|/)libatk|(^|/)libreadline",
    r"opengl32sw|d3dcompiler|(^|/)QtNetwork|(^|/)QtQml|(^|/)qml/",
    r"zstandard/_cffi|PIL/_avif|pillow\.libs/libavif",  # second implementations, formats that we never read
    r"^resources/.*\.ts$",
    r"tzdata/|dateutil/zoneinfo/|\.dist-info/(RECORD|INSTALLER|REQUESTED)$",
]
"""Path patterns that are left out, whoever asked for them."""

SYSTEM_LIBRARIES = r"^lib(python3|crypto|sqlite3|ffi|z|bz2|lzma|expat|uuid|xcb-|xkbcommon|X11-xcb)[^/]*$"
"""Those of the build machine that are kept; see `is_kept`."""

SYSTEM_LIBRARY = re.compile(r"^lib[^/]+\.so[\d.]*$")
QT_LIBRARY = re.compile(r"(?:^|/)(?:lib)?Qt6(\w+?)(?:\.so[\d.]*|\.dll|\.dylib)$")
QT_PLUGIN = re.compile(r"/plugins/([^/]+)/(?:lib)?q?([^/]+)$")


UPDATE_KEY = "TUNG_NHA_UPDATE_KEY"
"""Variable with the path of a public key of minisign, for the signatures of update packages."""


def update_key(work: Path) -> list[tuple[str, str]]:
    """Return the public key as an entry of the build's data; nothing where none is given."""
    given = os.environ.get(UPDATE_KEY)
    if not given:
        return []
    work.mkdir(parents=True, exist_ok=True)
    return [(str(shutil.copy(given, work / "update.pub")), "resources")]


def is_kept(path: str) -> bool:
    """Return True if the file at `path` (inside the build's folder) is shipped.

    Of the build machine's own libraries only those are included that a desktop may lack: glib, D-Bus,
    fontconfig, CUPS and the C++ runtime must be the desktop's own, or its plugins and drivers meet a foreign
    version.
    """
    name = path.replace("\\", "/")
    if any(re.search(pattern, name) for pattern in DROPPED):
        return False
    if SYSTEM_LIBRARY.search(name):
        return bool(re.search(SYSTEM_LIBRARIES, name))
    if library := QT_LIBRARY.search(name):
        return library[1] in QT_LIBRARIES.split()
    if plugin := QT_PLUGIN.search(name):
        words = QT_PLUGINS.get(plugin[1], "").split()
        return any(word in plugin[2] for word in words)
    return True
