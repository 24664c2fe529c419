"""A process in which no network library can be imported signs and checks, and opens no socket."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.guards.source import ROOT
from tests.guards.test_offline import NETWORK_LIBRARIES
from tests.signing.conftest import Desk

SIGN_AND_CHECK = """
import sys, zoneinfo
zoneinfo.reset_tzpath(to=())
sys.modules["tzdata"] = None  # as on Windows
sockets = []
sys.addaudithook(lambda event, args: sockets.append(event) if event.startswith("socket.") else None)
blocked = set(sys.argv[5:])

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name in blocked or name.split(".")[0] in blocked:
            raise ImportError(name)

sys.meta_path.insert(0, Blocked())
from datetime import datetime
from pathlib import Path
from core.base.clock import VIETNAM, FixedClock
from core.signing.desk import SigningDesk, SignWish
from core.signing.models import KeyFile, SignRole
from storage.signing.signatures import HankoSignatures

class NoRoots:
    def meta(self, key):
        return None

letter, key, pin, picture = map(Path, sys.argv[1:5])
clock = FixedClock(datetime(2026, 12, 3, 9, 0, tzinfo=VIETNAM))
signing = SigningDesk(NoRoots(), clock, HankoSignatures())
wish = SignWish(file=letter, role=SignRole.PERSON, key=KeyFile(key), picture=picture)
made = signing.sign(wish, pin.read_text())
made.path.write_bytes(made.pdf)
print([found.state.value for found in signing.check(made.path)])
print([name for name in blocked if name in sys.modules], sockets)
"""


def test_signing_and_checking_need_no_network_library_and_open_no_socket(desk: Desk) -> None:
    blocked = sorted({name.split(".")[0] for name in NETWORK_LIBRARIES} - {"urllib", "PySide6"})
    blocked += ["certifi", "oscrypto", "yarl", "ssl", "_ssl", "tzlocal.unix", "tzlocal.win32"]
    given = [str(path) for path in (desk.letter, desk.person, desk.pin, desk.signature)]
    done = subprocess.run(
        [sys.executable, "-c", SIGN_AND_CHECK, *given, *blocked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["['unknown_issuer']", "[] []"]
    assert done.stderr == "", "names of certificates are not logged"
    assert (Path(given[0]).parent / "cong-van-12-da-ky.pdf").exists()
