"""PySide6 6.12.0 on Python 3.11 aborts after some 570 signals sent from Python; the pinned one must not."""

from __future__ import annotations

import subprocess
import sys

EMIT = """
from PySide6.QtCore import QObject, Signal
class Thing(QObject):
    said = Signal(bool)
heard = []
thing = Thing()
thing.said.connect(heard.append)
for _ in range(5_000):
    thing.said.emit(True)
print(len(heard))
"""


def test_five_thousand_signals_do_not_end_the_process() -> None:
    done = subprocess.run([sys.executable, "-c", EMIT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "5000"), done.stderr
