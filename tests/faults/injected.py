"""Sixteen acts of the real program, with an error at each of their file-changing system calls in turn.

    python -m tests.faults.injected [--each N] [--command NAME]

plays every fault, or every N-th of each command. After each fault the command runs again without one, as a
script would do: a sentence and a code were given, nothing is lost, nothing counts twice.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from tests.faults import lost_laptop, prepared
from tests.faults.disk_log import whole_lines

ROOT = Path(__file__).resolve().parents[2]
REQUEST = "0194-script-7"
ERRORS: Mapping[str, tuple[str, ...]] = {
    "openat": ("EACCES", "ENOSPC"),
    "write": ("ENOSPC", "EIO"),
    "pwrite64": ("ENOSPC", "EIO"),
    "ftruncate": ("EIO",),
    "fsync": ("EIO",),
    "fdatasync": ("EIO",),
    "rename": ("EACCES", "ENOSPC"),
    "unlink": ("EACCES",),
    "rmdir": ("EACCES",),
    "mkdir": ("ENOSPC", "EACCES"),
}
LASTING = ("pwrite64", "fsync", "fdatasync")
"""Calls that also fail from one moment on, as on a disk that is full."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the program in a prepared workspace; names in braces are filled from `prepare`."""

    workspace: str
    arguments: Sequence[str]
    records: bool = False
    """Takes `--request`."""
    words: str = ""
    """The words of the command, where they are not its name in the list."""
    program: Sequence[str] = ("main.py",)
    state: Callable[[Path], dict[str, int]] | None = None
    """Counts that no fault may lower; by default those of the workspace."""
    once: bool = False
    """A second run is refused: the workspace exists."""


_NEW = ("--unit", "32059", "--officer", "Lê Tám", "--campaign", "vneid-2026")
_WORDS = ("--passphrase-file", "{root}/words.txt")
_REPLACES = ("--replaces", "{lost}", "--reason", lost_laptop.REASON, "--out", "{root}/packs")
COMMANDS: Mapping[str, Command] = {
    "init": Command("new", _NEW, once=True),
    "visit add": Command("ward", ("--household", "{household}", "--result", "completed"), records=True),
    "visit correct": Command("ward", ("{visit}", "--installed", "2"), records=True),
    "household split": Command("ward", ("{household}", "--name", "Lê Út"), records=True),
    "household close": Command("ward", ("{household}", "--reason", "moved"), records=True),
    "roster import": Command("ward", ("{root}/list.csv",)),
    "batch export": Command("ward", ("--to", "{root}/province.txt", "--out", "{root}/out")),
    "batch import": Command("province", ("{root}/one.tnb",)),
    "backup restore": Command("ward", ("{copy}",)),
    "guide": Command("ward", ("--format", "text", "--out", "{root}/guide.txt")),
    "backup to-stick": Command("locked", ("{root}/usb", *_WORDS), state=lost_laptop.counts_of_stick),
    "backup take-over": Command(
        "taken", ("{root}/{stick}", *_WORDS), state=lost_laptop.counts_of_locked, once=True
    ),
    "keys approve": Command(
        "province", ("{root}/wish.tnk", "--number", "{number}", *_REPLACES), state=lost_laptop.machines
    ),
    "down restore": Command("approved", ("{spare}", "--out", "{root}/packs")),
    "restore pack": Command("spare", ("{root}/pack.tnd",), words="batch import"),
    "wipe": Command("locked", (), program=("-m", "tests.faults.wipe"), state=lost_laptop.files_left),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """The n-th call of a name fails, and with `lasting` all later ones too."""

    call: str
    n: int
    error: str
    lasting: bool = False

    @property
    def inject(self) -> str:
        return f"inject={self.call}:error={self.error}:when={self.n}{'+' if self.lasting else ''}"


@dataclass(frozen=True, slots=True)
class Ran:
    """Outcome of a run."""

    code: int
    out: str
    err: str
    hit: bool = True

    @property
    def answer(self) -> dict[str, Any]:
        found = json.loads(self.out)
        assert isinstance(found, dict), self.out
        return found


class Player:
    """Plays one command on copies of the prepared folder."""

    def __init__(self, start: Path, work: Path, name: str) -> None:
        self._start, self._work = start, work
        self._command = COMMANDS[name]
        self._name = (self._command.words or name).split(" ")
        self._facts = json.loads((start / "facts.json").read_text(encoding="utf-8"))

    def faults(self) -> list[Fault]:
        """Every fault of a run that is not disturbed."""
        self._lay()
        log = self._work.parent / "calls.txt"
        ran = self._run(["-o", str(log), "-y", "-s", "0", "-e", f"trace={','.join(ERRORS)}"])
        assert ran.code == 0, ran
        found = []
        calls = changing_calls(log.read_text(encoding="utf-8", errors="replace"), self._work)
        for call, n in ends_of_stretches(calls):
            errors = ERRORS[call]
            found.append(Fault(call, n, errors[n % len(errors)]))
            if call in LASTING:
                found.append(Fault(call, n, errors[0], lasting=True))
        return found

    def expected(self) -> dict[str, int]:
        self._lay()
        assert self._plain().code == 0
        assert self._plain().code in (0, *self._twice())
        return self._state()

    def _twice(self) -> tuple[int, ...]:
        """Codes of a command that was done before."""
        return (4,) if self._command.once else ()

    def play(self, fault: Fault, expected: Mapping[str, int]) -> list[str]:
        """Everything that is wrong after `fault`, in words; nothing where all is well."""
        self._lay()
        before = self._state()
        log = self._work.parent / "fault.txt"
        ran = self._run(["-o", str(log), "-e", f"trace={fault.call}", "-e", fault.inject])
        if "(INJECTED)" not in log.read_text(encoding="utf-8", errors="replace"):
            return [f"not reached: {fault}"]
        wrong = [*told_wrongly(ran)]
        after = self._state()
        if ran.code == 0 and {**after, "batches": 0} != {**expected, "batches": 0}:
            wrong.append(f"said to be done, and {after} lacks of {expected}")
        if any(after[name] < count for name, count in before.items()):
            wrong.append(f"lost: {before} -> {after}")
        again = self._plain()
        if again.code not in (0, *(self._twice() if after == expected else ())):
            wrong.append(f"again: {again.code} {again.err[-300:]}")
        final = self._state()
        if {**final, "batches": 0} != {**expected, "batches": 0}:
            wrong.append(f"counted {final} for {expected}")
        if self._command.records and ran.code == 0:
            same = {key: value for key, value in ran.answer.items() if key != "warnings"}
            if again.code == 0 and {k: v for k, v in again.answer.items() if k != "warnings"} != same:
                wrong.append(f"answers: {ran.out} then {again.out}")
        return [f"{fault}: {text}" for text in wrong]

    def _lay(self) -> None:
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.copytree(self._start, self._work)

    def _arguments(self) -> list[str]:
        values = {**self._facts, "root": str(self._work)}
        arguments = [part.format(**values) for part in self._command.arguments]
        more = ["--request", REQUEST] if self._command.records else []
        return [*self._name, *arguments, *more, "--data", str(self._work / self._command.workspace), "--json"]

    def _plain(self) -> Ran:
        return self._run(None)

    def _run(self, strace: Sequence[str] | None) -> Ran:
        traced = [] if strace is None else ["strace", "-f", "-qq", "--seccomp-bpf", *strace]
        environment = {
            **os.environ,
            "TUNG_NHA_STATE": str(self._work / "state"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0",
        }
        command = [*traced, sys.executable, *self._command.program, *self._arguments()]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment, timeout=120
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def _state(self) -> dict[str, int]:
        folder = self._work / self._command.workspace
        if self._command.state is not None:
            return self._command.state(folder)
        if not (folder / "tung-nha.db").exists():
            return {"visits": 0, "events": 0, "households": 0, "batches": 0}
        return prepared.counts(folder)


def told_wrongly(ran: Ran) -> Iterator[str]:
    if "Traceback" in ran.err or ran.code not in (0, 2, 3, 4, 5):
        yield f"exit {ran.code}: {ran.err[-1500:]}"
        return
    try:
        answer = ran.answer
    except (ValueError, AssertionError):
        yield f"no object: {ran.out[:200]!r}"
        return
    if ran.code and not (answer.get("error") or answer.get("files")):
        yield f"no code: {answer}"
    if ran.code and not ran.err.strip() and not any(file["reason"] for file in answer.get("files") or ()):
        yield "no sentence"


def ends_of_stretches(calls: Iterable[tuple[str, int, str]]) -> Iterator[tuple[str, int]]:
    """The first and the last of the same calls on one file that follow each other."""
    for _, stretch in groupby(calls, key=lambda call: (call[0], call[2])):
        numbers = [(call, n) for call, n, _ in stretch]
        yield from dict.fromkeys((numbers[0], numbers[-1]))


def changing_calls(text: str, root: Path) -> Iterator[tuple[str, int, str]]:
    """Each call below `root` that changes a file, which of its name it is in its process, and the file."""
    seen: Counter[tuple[str, str]] = Counter()
    for line in whole_lines(text):
        match = re.match(r"^(\d+)\s+(\w+)\((.*)$", line)
        if match is None or match[2] not in ERRORS:
            continue
        seen[match[1], match[2]] += 1
        rest = match[3]
        if f"{root}/" not in rest or "-shm" in rest:
            continue
        if match[2] == "openat" and not re.search(r"O_WRONLY|O_RDWR|O_CREAT", rest):
            continue
        file = re.search(rf"{re.escape(str(root))}/[^>\"]*", rest)
        yield match[2], seen[match[1], match[2]], file[0] if file else ""


def prepare(root: Path) -> None:
    """Make the starting state of every run."""
    prepared.use_state(root)
    prepared.prepare(root)
    with prepared.opened(root / "ward") as ward:
        first, second = prepared.households(ward)[:2]
        visit = ward.store.households.visits(second)[0].id
        copy = ward.copies.make("manual").name
    stick = str(lost_laptop.prepare_stick(root).relative_to(root))
    facts = {"household": first, "visit": visit, "copy": copy, "stick": stick}
    facts.update(lost_laptop.prepare_replaced(root))
    (root / "facts.json").write_text(json.dumps(facts))
    rows = "\n".join(f"{n},Trần Văn {n},Ấp 2" for n in range(1, 9))
    (root / "list.csv").write_text(f"STT,Chủ hộ,Ấp\n{rows}\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--each", type=int, default=1)
    parser.add_argument("--command", choices=tuple(COMMANDS))
    options = parser.parse_args(arguments)
    played, failed = 0, 0
    with tempfile.TemporaryDirectory(prefix="tn-faults-") as name:
        start = Path(name) / "start"
        start.mkdir()
        prepare(start)
        for command in [options.command] if options.command else COMMANDS:
            player = Player(start, Path(name) / "work", command)
            expected = player.expected()
            for fault in player.faults()[:: options.each]:
                wrong = player.play(fault, expected)
                played += 1
                failed += bool(wrong)
                for text in wrong:
                    print(f"{command}: {text}", flush=True)  # noqa: T201
            print(f"{command}: {played} played, {failed} wrong so far", flush=True)  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
