"""The README: two commands, two complete languages, and a walk that works word for word."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
from pathlib import Path

import pytest

from app.workspaces import system_workspaces
from main import default_folder
from tests.docs.pages import ROOT, code_words, links, page
from ui.cli.program import run_command

HOUSEHOLD = {"vi": "MÃ-HỘ", "en": "HOUSEHOLD-CODE"}


def walk(language: str) -> list[list[str]]:
    """The commands of one language's walk, without `python3 run.py`."""
    block = re.search(rf"<!-- walk: {language} -->\n```sh\n(.*?)```", page("README.md"), re.DOTALL)
    assert block is not None
    lines = [line for line in block[1].splitlines() if line]
    assert all(line.startswith("python3 run.py ") for line in lines)
    return [shlex.split(line)[2:] for line in lines]


def run(arguments: list[str]) -> tuple[int, str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = run_command(arguments, system_workspaces(), default_folder())
    return code, out.getvalue()


def test_both_commands_stand_there_for_both_systems() -> None:
    wanted = {"python3 run.py", "python3 run.py test", "py run.py", "py run.py test"}
    vietnamese, english = page("README.md").split("\n# English\n")
    assert wanted <= code_words(vietnamese)
    assert wanted <= code_words(english)


def test_both_languages_say_as_much() -> None:
    def shape(text: str) -> tuple[list[int], int, int]:
        levels = [len(mark) for mark in re.findall(r"^(##+) ", text, re.MULTILINE)]
        return levels, text.count("```"), len(re.findall(r"^\|", text, re.MULTILINE))

    vietnamese, english = page("README.md").split("\n# English\n")
    assert shape(vietnamese) == shape(english)


def test_a_picture_of_the_window_is_shown() -> None:
    pictures = [target for target in links(ROOT / "README.md") if target.endswith(".png")]
    assert "docs/pictures/ghi-nhanh.png" in pictures


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_walk_from_the_list_to_the_province_works_as_printed(language: str, tmp_path: Path) -> None:
    household, answers = "", []
    for command in walk(language):
        words = [word.replace("../tn", str(tmp_path)) for word in command]
        target = words[words.index(">") + 1] if ">" in words else None
        words = words[: words.index(">")] if target else words
        words = [household if word == HOUSEHOLD[language] else word for word in words]
        words = [str(ROOT / word) if word.startswith("tests/samples/") else word for word in words]
        pattern = next((word for word in words if "*" in word), None)
        if pattern is not None:
            found = [str(path) for path in tmp_path.glob(Path(pattern).name)]
            words = [part for word in words for part in (found if word == pattern else [word])]
        code, text = run(words)
        assert code == 0, f"{words}: {text}"
        if target is not None:
            Path(target).write_text(text, encoding="utf-8")
        if words[0] == "households":
            household = text.split("\t")[0]
        answers.append(words)
    code, text = run([*answers[-1], "--json"])
    (unit,) = json.loads(text)["units"]
    assert (unit["listed"], unit["visited"], unit["installed"]) == (214, 1, 2)
    rates = {rate["denominator_name"]: rate["value"] for rate in unit["rates"]}
    assert rates["smartphones known"] == 1.0
