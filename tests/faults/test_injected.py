"""An error at the file-changing system calls of sixteen acts (`injected`): this test runs a tenth of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import injected

pytestmark = pytest.mark.kill

EACH = 10


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("start")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TUNG_NHA_STATE", str(root / "state"))
        injected.prepare(root)
    return root


@pytest.mark.parametrize("name", injected.COMMANDS)
def test_a_failing_call_is_a_sentence_and_counts_nothing_twice(
    start: Path, tmp_path: Path, name: str
) -> None:
    player = injected.Player(start, tmp_path / "work", name)
    expected, faults = player.expected(), player.faults()
    assert len(faults) >= 10
    assert [text for fault in faults[::EACH] for text in player.play(fault, expected)] == []
