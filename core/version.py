"""The version of the program, one place."""

from typing import Final

VERSION: Final = "0.1.0"
