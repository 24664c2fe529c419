"""The supervisor's commands, each once, for the walk of the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Run = Callable[..., dict[str, object]]


def run_quality(run: Run, ward: tuple[str, Path], visit: str, one: str) -> None:
    """`visit` is a contact of the household `one`."""
    run("household move", one, *ward, "--address", "9/9 đường số 1")
    head = str(run("household show", one, *ward)["head"])
    split = run("household split", one, *ward, "--name", head, "--address", "9/9 đường số 1")
    run("household candidates", str(split["household"]), *ward)
    second = run(
        "visit add", *ward, "--household", one, "--result", "completed", "--people", "20", "--confirm"
    )
    run("duplicates list", *ward)
    run("duplicates decide", visit, str(second["visit"]), "--both", *ward)
    run("visit return", visit, *ward, "--reason", "counts", "--comment", "cài 4 máy?")
    sample = run("quality sample", *ward, "--seed", "2026-11-24", "--size", "2")
    run("quality answer", str(sample["sample"]), "1", "agree", *ward)
    run("quality", *ward)
    run("undo", *ward)
    run("redo", *ward)
