"""Rights of a file with a key: only its owner reads it, on every system."""

from __future__ import annotations

import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
    from functools import cache

    _TOKEN_QUERY = 0x8
    _TOKEN_USER = 1
    _DACL, _PROTECTED = 0x4, 0x80000000
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _rights = ctypes.WinDLL("advapi32", use_last_error=True)
    _kernel.GetCurrentProcess.restype = wintypes.HANDLE
    _kernel.LocalFree.argtypes = [ctypes.c_void_p]
    _kernel.CloseHandle.argtypes = [wintypes.HANDLE]
    _rights.OpenProcessToken.argtypes = [wintypes.HANDLE, wintypes.DWORD, ctypes.POINTER(wintypes.HANDLE)]
    _rights.GetTokenInformation.argtypes = [
        wintypes.HANDLE,
        ctypes.c_int,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.POINTER(wintypes.DWORD),
    ]
    _rights.ConvertSidToStringSidW.argtypes = [ctypes.c_void_p, ctypes.POINTER(wintypes.LPWSTR)]
    _rights.ConvertStringSecurityDescriptorToSecurityDescriptorW.argtypes = [
        wintypes.LPCWSTR,
        wintypes.DWORD,
        ctypes.POINTER(ctypes.c_void_p),
        ctypes.c_void_p,
    ]
    _rights.SetFileSecurityW.argtypes = [wintypes.LPCWSTR, wintypes.DWORD, ctypes.c_void_p]

    @cache
    def _user() -> str:
        """Return the identifier of this user, `S-1-5-21-…`; empty where the system gives none."""
        token, needed = wintypes.HANDLE(), wintypes.DWORD()
        if not _rights.OpenProcessToken(_kernel.GetCurrentProcess(), _TOKEN_QUERY, ctypes.byref(token)):
            return ""
        try:
            _rights.GetTokenInformation(token, _TOKEN_USER, None, 0, ctypes.byref(needed))
            buffer = ctypes.create_string_buffer(needed.value)
            if not _rights.GetTokenInformation(token, _TOKEN_USER, buffer, needed, ctypes.byref(needed)):
                return ""
            text = wintypes.LPWSTR()
            identifier = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_void_p))[0]
            if not _rights.ConvertSidToStringSidW(identifier, ctypes.byref(text)):
                return ""
            try:
                return text.value or ""
            finally:
                _kernel.LocalFree(text)
        finally:
            _kernel.CloseHandle(token)

    def make_private(path: Path) -> None:
        """Let this user and the system read a new file, nobody else; not every disk has rights."""
        user, descriptor = _user(), ctypes.c_void_p()
        if not user:
            return
        convert = _rights.ConvertStringSecurityDescriptorToSecurityDescriptorW
        if convert(f"D:P(A;;FA;;;{user})(A;;FA;;;SY)", 1, ctypes.byref(descriptor), None):
            _rights.SetFileSecurityW(str(path), _DACL | _PROTECTED, descriptor)
            _kernel.LocalFree(descriptor)

else:

    def make_private(path: Path) -> None:
        """Do nothing: the mode of `os.open` is enough."""
