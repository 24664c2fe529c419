"""`--selfcheck` opens every part, and names the one that failed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.workspaces import Workspaces
from ui.qt.i18n import Language
from ui.qt.selfcheck import DONE, FAILED, run_selfcheck
from ui.qt.theme import Theme, apply_theme


def test_every_part_of_the_app_opens(
    qapp: QApplication, workspaces: Workspaces, catalogues: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = run_selfcheck(workspaces, Language.VIETNAMESE, catalogues)
    apply_theme(qapp, Theme())
    told = capsys.readouterr().out
    assert answer == DONE, told
    for part in ("fonts", "translations", "database", "window", "guide", "report"):
        assert f"ok      {part}" in told
    for page in ("today", "quick", "households", "print", "sync", "report", "settings", "roster"):
        assert page in told


def test_a_missing_part_fails_with_its_reason(
    qapp: QApplication, workspaces: Workspaces, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_selfcheck(workspaces, Language.ENGLISH, tmp_path) == FAILED
    apply_theme(qapp, Theme())
    assert "FAILED  translations: FileNotFoundError: tung_nha_vi.qm" in capsys.readouterr().out
