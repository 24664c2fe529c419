"""Mutation test of the rules: break them one by one and count how many breaks the tests notice.

    python3 run.py test mutants                 every area, hours; continues where it was stopped
    python3 run.py test mutants ranking keys    these areas
    python3 run.py test mutants sample          the areas marked `sample`, as .ci/run does

`tests/mutants.toml` names the files of each area, its tests, and the mutants that change nothing. Work is
done by mutmut on a copy of the tree in `build/mutants/AREA`; delete that folder to begin again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "mutants"
PRODUCT = ("app", "core", "storage", "ui")
BESIDE = ("bench", "docs", "packaging", "resources", "tools")
PASS_MARK = Fraction(95, 100)
NOTICED = ("killed", "timeout", "segfault", "caught by type check")
SLOW = "not (strangers or frozen or season or kill or pictures or windows)"
MUTMUT = [sys.executable, "-m", "mutmut"]


@dataclass(frozen=True, slots=True)
class Area:
    """Rules that belong together: glob patterns of files, and the tests that hold them."""

    name: str
    rules: tuple[str, ...]
    tests: tuple[str, ...]
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """Mutants of an area. `survivors` are those that no test notices and nobody explained."""

    noticed: int
    equivalent: int
    survivors: tuple[str, ...]

    @property
    def share(self) -> Fraction:
        """Noticed of those that can be noticed; 0 where there are none, since then the area is misnamed."""
        return Fraction(self.noticed, self.noticed + len(self.survivors) or 1)


def read_catalogue(path: Path) -> tuple[dict[str, Area], frozenset[tuple[str, str]]]:
    """Return the areas by name, and (function, changed line) of each equivalent mutant.

    The changed line is "" where a whole function cannot be broken: one that runs while its module is loaded.
    """
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    areas = {
        name: Area(name, tuple(area["rules"]), tuple(area["tests"]), area.get("sample", False))
        for name, area in read["areas"].items()
    }
    return areas, frozenset(
        (same["function"], same.get("becomes", "")) for same in read.get("equivalent", ())
    )


def chosen_areas(areas: dict[str, Area], names: Sequence[str]) -> list[Area]:
    """The areas named on the command line, or all. Raises SystemExit for a name that is none."""
    if list(names) == ["sample"]:
        return [area for area in areas.values() if area.sample]
    unknown = sorted(set(names) - set(areas))
    if unknown:
        sys.exit(f"no such area: {', '.join(unknown)}; there are: {', '.join(areas)}")
    return [areas[name] for name in names or areas]


def copy_tree(target: Path, area: Area) -> None:
    """Bring the copy of the tree up to date and write mutmut's settings into it."""
    target.mkdir(parents=True, exist_ok=True)
    for folder in (*PRODUCT, *BESIDE, "tests"):
        _mirror(ROOT / folder, target / folder)
    for path in ROOT.iterdir():
        if path.is_file() and not path.name.startswith("."):
            shutil.copy2(path, target / path.name)
    settings = {
        "source_paths": PRODUCT,
        "only_mutate": area.rules,
        "also_copy": (*BESIDE, *(path.name for path in target.iterdir() if path.is_file())),
        "pytest_add_cli_args": ("-p", "no:cacheprovider", "-m", SLOW),
        "pytest_add_cli_args_test_selection": area.tests,
    }
    lines = [f"{key} =\n    " + "\n    ".join(values) + "\n    " for key, values in settings.items()]
    (target / "setup.cfg").write_text("[mutmut]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _mirror(source: Path, target: Path) -> None:
    """Make `target` equal to `source`; unchanged files keep their time, so that mutmut keeps its results."""
    files = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    files = {path for path in files if "__pycache__" not in path.parts}
    for path in target.rglob("*"):
        if path.is_file() and path.relative_to(target) not in files:
            path.unlink()
    for name in files:
        if not _same(source / name, target / name):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source / name, target / name)


def _same(source: Path, target: Path) -> bool:
    if not target.exists():
        return False
    one, other = source.stat(), target.stat()
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def play(area: Area, equivalents: frozenset[tuple[str, str]]) -> Score:
    """Run the area's mutants that have no result yet, and count all of them."""
    tree = WORK / area.name
    copy_tree(tree, area)
    with (tree / "mutants.log").open("w", encoding="utf-8") as log:
        code = subprocess.call(
            [*MUTMUT, "run", "--max-children", str(os.cpu_count() or 1)], cwd=tree, stdout=log
        )
    outcomes = dict(re.findall(r"^ {4}(\S+): (.+)$", _answer(tree, "results", "--all", "true"), re.MULTILINE))
    if code != 0 and not outcomes:
        sys.exit(f"the tests of {area.name} fail without any mutant: see {tree / 'mutants.log'}")
    noticed = sum(outcome in NOTICED for outcome in outcomes.values())
    unnoticed = [mutant for mutant, outcome in outcomes.items() if outcome not in NOTICED]
    changes = {mutant: change_of(mutant, _answer(tree, "show", mutant)) for mutant in unnoticed}
    survivors = [
        f"{mutant}\n      {change}"
        for mutant, (function, change) in changes.items()
        if not {(function, change), (function, "")} & equivalents
    ]
    return Score(noticed, len(unnoticed) - len(survivors), tuple(survivors))


def change_of(mutant: str, shown: str) -> tuple[str, str]:
    """(dotted function, its changed lines joined by one space) from mutmut's diff of a mutant.

    A mutant's own name ends in its number within the function, which moves when the function changes.
    """
    module, _, mangled = mutant.rpartition(".")
    name = re.sub(r"__mutmut_\d+$", "", mangled).removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    added = [line[1:].strip() for line in shown.splitlines() if re.match(r"\+(?!\+\+ )", line)]
    return f"{module}.{name}", " ".join(added)


def _answer(tree: Path, *command: str) -> str:
    return subprocess.run([*MUTMUT, *command], cwd=tree, check=True, capture_output=True, text=True).stdout


def main(names: Sequence[str]) -> int:
    areas, equivalents = read_catalogue(ROOT / "tests" / "mutants.toml")
    failed = False
    for area in chosen_areas(areas, names):
        score = play(area, equivalents)
        failed |= score.share < PASS_MARK
        mark = "ok" if score.share >= PASS_MARK else "below 95 %"
        print(
            f"{area.name}: {float(score.share):.1%} noticed ({score.noticed} of"
            f" {score.noticed + len(score.survivors)}, {score.equivalent} equivalent) {mark}",
            *score.survivors,
            sep="\n    ",
            flush=True,
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
