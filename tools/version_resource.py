"""The version resource of the Windows programs: what Explorer and Windows' warnings show about them."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VIETNAMESE, UNICODE = 0x042A, 0x04B0

TEMPLATE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1,
    subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("{language:04X}{charset:04X}", [{strings}])]),
    VarFileInfo([VarStruct("Translation", [{language}, {charset}])]),
  ],
)
"""


def project_version() -> str:
    """The version of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def version_resource(version: str) -> str:
    """PyInstaller's version file for a version of up to four numbers, such as `0.1.0`."""
    numbers = tuple([*(int(number) for number in version.split(".")), 0, 0, 0][:4])
    strings = {
        "CompanyName": "Từng Nhà",
        "FileDescription": "Từng Nhà",
        "FileVersion": version,
        "InternalName": "tung-nha",
        "LegalCopyright": "Apache License 2.0",
        "OriginalFilename": "tung-nha.exe",
        "ProductName": "Từng Nhà",
        "ProductVersion": version,
    }
    rows = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    return TEMPLATE.format(numbers=numbers, strings=rows, language=VIETNAMESE, charset=UNICODE)
