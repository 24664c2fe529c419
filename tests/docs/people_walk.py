"""Each command of people, consents and organisations once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., dict[str, Any]]


def run_people(run: Run, ward: tuple[str, Path], household: str) -> None:
    run("household way", household, "persons", *ward)
    run("consent give", household, *ward, "--how", "paper")
    run("organisation list", *ward)
    run("organisation add", "Hội Làm vườn", *ward)
    who = ("--name", "Phạm Hữu Hà", "--born", "1961", "--membership", "hoi_lam_vuon")
    person = run("person add", household, *ward, *who)["person"]
    run("person stage", person, "installed", *ward, "--platform", "android", "--had", "no")
    run("person field", person, "phone", "0912345678", *ward)
    run("person off", person, *ward)
    run("person back", person, *ward)
    run("person list", household, *ward)
    run("person find", "Hà", *ward)
    run("consent withdraw", *ward, "--person", person, "--purpose", "phone")
    run("consent list", household, *ward)
    run("person erase", person, *ward, "--confirm")
    run("organisation remove", "hoi_lam_vuon", *ward)
