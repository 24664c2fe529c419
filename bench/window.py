"""Start to the first painted window, against a bare PySide6 window, each a fresh process.

    .venv/bin/python -m bench.window

Goal: at most 1.7 x the bare window; nothing heavy is loaded at the first paint.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench.measured import Measured, tell

ROOT = Path(__file__).resolve().parents[1]
RUNS = 15
GOAL = 1.7

HEAVY = {"reportlab", "PIL", "openpyxl", "qrcode", "pyrage", "nacl", "sqlcipher3", "sqlite_utils"}

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), flush=True)
        import os; os._exit(0)
app = QApplication([]); window = Window(); window.resize(1366, 768); window.show(); app.exec()
"""

OURS = """
import os, sys, time
from ui.qt import start
def painted(window, then):
    from PySide6.QtCore import QEvent, QObject
    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                print(time.monotonic(), *sys.modules, flush=True)
                os._exit(0)
            return False
    window.watch = Watch(window)
    window.desk.installEventFilter(window.watch)
start.FirstPaint = painted
import main
main.main([])
"""


def main() -> None:
    ours: list[float] = []
    bare: list[float] = []
    heavy: set[str] = set()
    for run in range(RUNS + 1):
        values = spawn(OURS), spawn(BARE)
        if run:
            ours.append(values[0][0])
            bare.append(values[1][0])
        heavy |= HEAVY & set(values[0][1])
    print(f"window: ours {1000 * median(ours):.0f} ms, bare {1000 * median(bare):.0f} ms")
    tell(
        Measured(
            what="first painted window",
            value=median(ours) / median(bare),
            unit="x",
            reference="a bare PySide6 window",
            goal=GOAL,
        )
    )
    tell(Measured(what="heavy modules at the first paint", value=len(heavy), unit="modules", goal=0))
    if heavy:
        print(", ".join(sorted(heavy)))


def spawn(code: str) -> tuple[float, list[str]]:
    """Seconds from spawn to the first paint, and the heavy modules loaded then."""
    import time

    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_STATE_HOME": folder,
            "XDG_DATA_HOME": folder,
            "PYTHONDONTWRITEBYTECODE": "",  # as on a laptop: the warm-up leaves .pyc files
        }
        start = time.monotonic()
        command = [sys.executable, "-c", code]
        ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    words = ran.stdout.split()
    if not words:
        raise RuntimeError(ran.stderr)
    return float(words[0]) - start, words[1:]


if __name__ == "__main__":
    main()
