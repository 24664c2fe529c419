"""The app is offline: no module of ours can open a connection, and importing all of it opens none."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.guards.source import ROOT, app_files, imported_names, syntax_tree

# The standard library's own modules import some of these without connecting; an audit hook watches those.
INERT_IN_THE_LIBRARY = [
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "asyncio",
    "webbrowser",
    "socketserver",
    "xmlrpc",
]
NETWORK_LIBRARIES = [
    *["urllib.robotparser", "smtplib", "ftplib", "poplib", "imaplib", "telnetlib"],
    *["requests", "httpx", "urllib3", "aiohttp", "websockets"],
    *["psycopg", "psycopg2", "asyncpg", "pg8000"],
    *["PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtWebEngineWidgets"],
]

LOOP = "storage/signing/offline.py"
"""A loop of asyncio without its sockets (ADR 33); `tests/signing` watches it."""

SERVER = "storage/queries/publishing/postgres/server.py"
"""The one module with a network: `publish --to` (ADR 31). It imports its driver when that command runs."""

IMPORT_EVERYTHING = """
import pkgutil, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith("socket.") else None)
for package in ("app", "core", "storage", "ui"):
    root = __import__(package)
    for found in pkgutil.walk_packages(root.__path__, package + "."):
        __import__(found.name)
loaded = sorted(name for name in sys.argv[1:] if name in sys.modules)
print(opened, loaded, sum(name.startswith(("app.", "core.", "storage.", "ui.")) for name in sys.modules))
sys.exit(bool(opened or loaded))
"""


def network_imports(tree: ast.Module) -> list[str]:
    return [
        f"line {line}: {name}"
        for line, name in imported_names(tree)
        if any(
            name == module or name.startswith(f"{module}.")
            for module in INERT_IN_THE_LIBRARY + NETWORK_LIBRARIES
        )
    ]


def test_no_module_of_the_app_imports_a_network_module_but_the_one_that_publishes_to_a_server() -> None:
    found = {str(path.relative_to(ROOT)): network_imports(syntax_tree(path)) for path in app_files()}
    allowed = found.pop(SERVER)
    assert {line.split(": ")[1] for line in found.pop(LOOP)} == {"asyncio"}
    assert not {path: lines for path, lines in found.items() if lines}
    assert {line.split(": ")[1] for line in allowed} == {"psycopg"}


def test_the_search_for_network_imports_is_not_blind() -> None:
    planted = (
        "import socket\nfrom urllib import request\nfrom PySide6 import QtNetwork\n__import__('http.client')"
    )
    assert len(network_imports(ast.parse(planted))) == 4
    assert not network_imports(ast.parse("from urllib.parse import quote\nimport httpsomething"))


def test_importing_everything_opens_no_socket() -> None:
    command = [sys.executable, "-c", IMPORT_EVERYTHING, *NETWORK_LIBRARIES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[-1]) >= len(app_files()) // 2, "hardly anything was imported"
