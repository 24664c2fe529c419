"""Run by the Python of Windows: files that a second handle holds for a moment, or for good."""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from ctypes import wintypes
from pathlib import Path

from core.base.errors import UserError
from storage.db.files import discard_folder, remove, write_durably
from storage.keys.loose import destroy_left, destroy_loose, write_loose

_kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]  # Windows
_kernel.CreateFileW.restype = wintypes.HANDLE
_kernel.CreateFileW.argtypes = [
    wintypes.LPCWSTR,
    wintypes.DWORD,
    wintypes.DWORD,
    ctypes.c_void_p,
    wintypes.DWORD,
    wintypes.DWORD,
    wintypes.HANDLE,
]
_kernel.CloseHandle.argtypes = [wintypes.HANDLE]
READ, SHARE_READ, SHARE_WRITE, EXISTING = 0x80000000, 0x1, 0x2, 3


class Held:
    """A handle as a viewer or a scanner opens it: others may read and write, but not replace or delete."""

    def __init__(self, path: Path) -> None:
        self._handle = _kernel.CreateFileW(str(path), READ, SHARE_READ | SHARE_WRITE, None, EXISTING, 0, None)
        assert self._handle not in (None, wintypes.HANDLE(-1).value), ctypes.get_last_error()  # type: ignore[attr-defined]

    def let_go(self) -> None:
        _kernel.CloseHandle(self._handle)

    def let_go_after(self, seconds: float) -> None:
        threading.Timer(seconds, self.let_go).start()


def main(folder: Path) -> None:
    path = folder / "khóa của Út's.key"
    write_durably(path, b"old")
    Held(path).let_go_after(0.4)
    write_durably(path, b"new")
    assert path.read_bytes() == b"new"
    print("replaced after a moment")

    held = Held(path)
    started = time.monotonic()
    assert code_of(lambda: write_durably(path, b"third")) == "file.unwritable"
    assert 1.5 < time.monotonic() - started < 8
    assert [child.name for child in folder.iterdir()] == [path.name], "no temporary file stays"
    assert path.read_bytes() == b"new"
    print("held for good: said, and the old file stays")
    held.let_go()

    Held(path).let_go_after(0.4)
    remove(path)
    assert not path.exists()
    print("deleted after a moment")

    secret = folder / "thẻ.pdf"
    write_loose(folder, secret, b"SECRET" * 1000)
    held = Held(secret)
    assert code_of(lambda: destroy_loose(folder, secret)) == "key.file_held"
    assert b"SECRET" not in secret.read_bytes()
    held.let_go()
    assert destroy_left(folder) == []
    assert not secret.exists()
    print("secret: zeros while it is held, gone afterwards")

    below = folder / "mo-lai.part"
    below.mkdir()
    (below / "khoa.key").write_bytes(b"key")
    Held(below / "khoa.key").let_go_after(0.4)
    discard_folder(below)
    assert not below.exists()
    print("folder deleted after a moment")


def code_of(act: object) -> str:
    try:
        act()  # type: ignore[operator]  # a function without arguments
    except UserError as error:
        return error.code
    return ""


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # text streams
    main(Path(sys.argv[1]))
