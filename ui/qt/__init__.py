"""The window.

Qt's binding replaces the built-in import by one that reads the source of every module loaded after it, in
search of `__feature__` switches, which this program has none of: a third of the time of an import.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts the other import in place

builtins.__import__ = vars(builtins)["__orig_import__"]
