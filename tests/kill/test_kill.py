"""kill -9 at random moments: data reported as saved is stored, and the draft is offered again."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.clock import FixedClock
from core.base.ids import HouseholdId, IdSource, VisitId
from core.records.workspace import NewWorkspace

pytestmark = pytest.mark.kill

ROOT = Path(__file__).resolve().parents[2]
KILLS = 200
SEED = 20260910


def test_every_acknowledged_visit_and_draft_survives_kill_9(workspace_dir: Path, clock: FixedClock) -> None:
    workspaces = Workspaces(clock=clock, ids=IdSource())
    made = workspaces.create(
        workspace_dir,
        NewWorkspace(
            unit_code="32059",
            valid_from=None,
            hamlet="Ấp 1",
            officer_name="Lê Văn Tám",
            campaign="vneid-2026",
        ),
    )
    assert made.imports is not None
    made.imports.apply(made.imports.prepare([ROOT / "tests" / "samples" / "ds-ho-ap-1-xa-khanh-an.xlsx"]))
    made.close()
    moments = random.Random(SEED)
    saved: set[VisitId] = set()
    for _ in range(KILLS):
        said = run_and_kill(workspace_dir, after_lines=moments.randint(1, 60))
        saved |= {VisitId(words[1]) for words in said if words[0] == "visit"}
        services = workspaces.open(workspace_dir)
        try:
            reader = services.store.households
            assert [visit for visit in saved if reader.visit(visit) is None] == []
            check_draft(services, said, saved)
            assert services.store.figures.units()[0].listed == 214
        finally:
            services.close()
    assert len(saved) > KILLS


def check_draft(services: Services, said: list[list[str]], saved: set[VisitId]) -> None:
    """Check that the last draft reported as kept exists, unless its visit was recorded before the kill."""
    kind, household, *text = said[-1]
    if kind != "draft":
        return
    reader = services.store.households
    draft = reader.draft(HouseholdId(household))
    if draft is None:
        assert any(visit.id not in saved for visit in reader.visits(HouseholdId(household)))
    else:
        assert draft.startswith(text[0])


def run_and_kill(folder: Path, *, after_lines: int) -> list[list[str]]:
    """Return the recorder's lines before the kill."""
    command = [sys.executable, "-m", "tests.kill.recorder", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().split() for _ in range(after_lines)]
        process.kill()
        said += [
            line.split() for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")
        ]
    return [words for words in said if len(words) == 3]
