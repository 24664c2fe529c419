"""The command line, run in this process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.workspaces import Workspaces
from core.base.clock import FixedClock
from core.base.ids import IdSource
from core.updates.models import Updates
from storage.keys.sealing import Cost
from ui.cli.program import run_command

ROOT = Path(__file__).resolve().parents[2]


SAMPLES = ROOT / "tests" / "samples"


CHEAP = Cost(operations=1, memory_bytes=8 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Ran:
    """An exit code and what was printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        answer = json.loads(self.out)
        assert isinstance(answer, dict)
        return answer


class Program:
    """Runs commands in this process."""

    def __init__(
        self,
        capsys: pytest.CaptureFixture[str],
        clock: FixedClock,
        folder: Path,
        updates: Updates | None = None,
    ) -> None:
        self._capsys = capsys
        self._workspaces = Workspaces(clock=clock, ids=IdSource(), cost=CHEAP, replaced_updates=updates)
        self.folder = folder

    def __call__(self, *arguments: object) -> Ran:
        code = run_command([str(a) for a in arguments], self._workspaces, self.folder / "default")
        captured = self._capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    def json(self, *arguments: object) -> dict[str, Any]:
        ran = self(*arguments, "--json")
        assert ran.code == 0, ran.err
        return ran.json

    def make(self, name: str, unit: str, *more: str) -> Path:
        data = self.folder / name
        self.json(
            "init",
            "--data",
            data,
            "--unit",
            unit,
            "--officer",
            "Lê Văn Tám",
            "--campaign",
            "vneid-2026",
            *more,
        )
        return data

    def key_of(self, data: Path) -> Path:
        path = data.with_suffix(".key")
        path.write_text(self("keys", "show", "--data", data).out, encoding="utf-8")
        return path


def folder_bytes(folder: Path) -> Mapping[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }
