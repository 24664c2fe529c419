"""The address of a server as it is typed; checked without a driver and without a network."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, urlsplit

from core.base.errors import ExitCode, UserError

SCHEMES: Final = ("postgresql", "postgres")
SECRET: Final = frozenset({"password", "sslpassword"})


def checked_address(text: str) -> str:
    """Return the address. Raises `publish.server_address` or `publish.password_typed`; they repeat nothing.

    A command line stays in the shell's history and is seen in the list of processes: passwords come from a
    service file, `PGPASSFILE` or the environment.
    """
    try:
        parts = urlsplit(text)
        has_password = parts.password is not None
    except ValueError as error:
        raise UserError("publish.server_address", exit_code=ExitCode.USAGE) from error
    if has_password or any(name.lower() in SECRET for name, _ in parse_qsl(parts.query)):
        raise UserError("publish.password_typed", exit_code=ExitCode.USAGE)
    if parts.scheme not in SCHEMES:
        raise UserError("publish.server_address", exit_code=ExitCode.USAGE)
    return text
