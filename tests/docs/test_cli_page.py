"""docs/cli.md describes the command line, and nothing else."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.workspaces import system_workspaces
from core.base.errors import ExitCode
from core.campaigns.parsing import bundled_bytes
from core.sync.desk import FileState
from core.updates.models import Updates
from tests.docs.figure_walk import DEADLINE_KEYS, TRACK_KEYS, run_figures
from tests.docs.keys_walk import run_keys
from tests.docs.list_walk import run_lists
from tests.docs.pages import ROOT, code_words, first_cells, page, sections, table_rows
from tests.docs.people_walk import run_people
from tests.docs.quality_walk import run_quality
from tests.docs.report_walk import run_reports
from tests.docs.sync_walk import RECEIPT_KEYS, STATUS_KEYS, VERDICTS, run_sync
from tests.docs.track_walk import LEFT_KEYS, run_tracks
from tests.updates.package import issue, laptop
from ui.cli.arguments import build_parser
from ui.cli.changing import CHANGING
from ui.cli.program import run_command
from ui.cli.requests import RECORDING

PAGE = "docs/cli.md"
ROSTER = ROOT / "tests" / "samples" / "ds-ho-ap-1-xa-khanh-an.xlsx"
CATALOGUE = ROOT / "resources" / "units" / "viet-nam-2025-07.json"
NOT_KEYS = {state.value for state in FileState} | {"campaign use"}
"""Words of an answer's description that are values, or other commands."""
RATE_KEYS = {"numerator_name", "numerator", "denominator_name", "denominator", "value", "source", "as_of"}
"""Keys of a rate that is null before the first answer."""
LIST_KEYS = {"row", "household", "name", "is_renamed", "fields", "field", "old", "new", "hamlet"}
LIST_KEYS |= {"group", "address", "household close", "undo"}
"""Of what a newer list changes and lacks."""

FILE_KEYS = {
    *(
        "not_sent",
        "on_its_way",
        "missing",
        "withdrawn",
        "complete",
        "machine",
        "number",
        "parts",
        "code",
        "since",
    ),
    *("valid_from", "name"),
}
IN_LISTS = {
    "publish": {"server", "events", "households", "visits", "names"},  # of --to, which needs a server
    "keys list": {"rotation", "created"},
    "keys approve": {
        "replaces",
        "pack",
        "households",
        "visits",
        "of_lists",
        "at_door",
        "officers",
        "down restore",
    },
    "person find": {"household", "name", "phone", "memberships"},
    "roster import": {"roster_people"} | LIST_KEYS,
    "authority list": {
        "kind",
        "verdict",
        "reason",
        "machine",
        "sender",
        "sender_number",
        "file",
        "received",
        "events",
    },
    "authority check": {
        "authority list",
        "kind",
        "verdict",
        "reason",
        "machine",
        "sender",
        "sender_number",
        "file",
        "received",
        "events",
    },
    "conflicts list": {"reason", "closed_at", "what", "visit"},
    "sync status": STATUS_KEYS | RECEIPT_KEYS | {"receipt read"} | FILE_KEYS,
    "receipt read": RECEIPT_KEYS | {"batch import"},
    "batch list": {"sent", "acknowledged"},
    "batch look": {"batch", "batch import"},
    "batch verify": VERDICTS,
    "track members left": LEFT_KEYS,
    "deadline list": DEADLINE_KEYS,
    "rates": TRACK_KEYS | FILE_KEYS,
    "ranking": FILE_KEYS,
    "duplicates list": {"household", "counting", "other"},
    "quality sample": RATE_KEYS,
    "duplicates lists": {"one", "other", "basis", "list", "shown"},
}
"""Keys of entries of lists that are empty in the walk below."""


def commands(
    parser: argparse.ArgumentParser, name: str = ""
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command that can be run, with its parser."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups or not all(group.required for group in groups):
        yield name, parser
    for group in groups:
        for word, below in group.choices.items():
            yield from commands(below, f"{name} {word}".strip())


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {text for action in parser._actions for text in action.option_strings} - {"-h", "--help"}


def documented() -> dict[str, str]:
    return sections(sections(page(PAGE), 2)["Commands"], 3)


def common() -> set[str]:
    return {cell.split()[0] for cell in first_cells(sections(page(PAGE), 2)["Options of every command"])} - {
        "en"
    }


def named_options(text: str) -> set[str]:
    return {word.split()[0] for word in code_words(text) if word.startswith("--")}


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    assert set(documented()) == {name for name, _ in commands(build_parser())}


def test_every_option_is_documented_and_every_documented_one_exists() -> None:
    shared = common()
    assert shared == set.intersection(*(options(parser) for _, parser in commands(build_parser())))
    for name, parser in commands(build_parser()):
        assert named_options(documented()[name]) - shared == options(parser) - shared - {"--request"}, name


def test_the_commands_that_take_a_request_id_are_listed() -> None:
    listed = code_words(sections(page(PAGE), 2)["Repeating a recording command"])
    taking = {name for name, parser in commands(build_parser()) if "--request" in options(parser)}
    assert taking == RECORDING == set(listed) & {name for name, _ in commands(build_parser())}


def test_arguments_are_documented() -> None:
    for name, parser in commands(build_parser()):
        words = code_words(documented()[name])
        for action in parser._actions:
            if not action.option_strings:
                mark = f"{action.metavar}..." if action.nargs == "+" else str(action.metavar)
                assert mark in words, f"{name}: {mark}"


def test_choices_are_documented() -> None:
    named = {word.rsplit(" ", 1)[-1] for word in code_words(page(PAGE))}
    for name, parser in commands(build_parser()):
        for action in parser._actions:
            assert set(action.choices or ()) <= named, f"{name}: {action.choices}"


def test_the_exit_codes_are_those_of_the_program() -> None:
    rows = table_rows(sections(page(PAGE), 2)["Exit codes and errors"])
    assert [int(row[0]) for row in rows] == [code.value for code in ExitCode]


class Program:
    """Runs commands with `--json` and keeps the answer of each."""

    def __init__(self) -> None:
        self.answers: dict[str, dict[str, object]] = {}

    def run(self, command: str, *arguments: str | Path, updates: Updates | None = None) -> dict[str, object]:
        out = io.StringIO()
        words = [*command.split(), *(str(argument) for argument in arguments), "--json"]
        with contextlib.redirect_stdout(out):
            run_command(words, replace(system_workspaces(), replaced_updates=updates), Path("nowhere"))
        answer: dict[str, object] = json.loads(out.getvalue())
        self.answers[command] = answer
        return answer


def keys_of(value: object) -> set[str]:
    """The keys at every depth."""
    if isinstance(value, dict):
        return set(value) | {key for below in value.values() for key in keys_of(below)}
    return {key for below in value for key in keys_of(below)} if isinstance(value, list) else set()


def run_household_commands(program: Program, ward: tuple[str, Path], households: list[str]) -> None:
    first, second = households
    callback = ("--result", "respondent_away", "--callback", "2026-12-01")
    program.run("visit add", *ward, "--household", second, *callback)
    program.run("household show", first, *ward)
    program.run("household history", first, *ward)
    program.run("household close", first, *ward, "--reason", "moved")
    program.run("household reopen", first, *ward)
    program.run("household merge", first, second, *ward)
    program.run("household part", first, second, *ward)
    program.run("callback list", *ward)


def run_everything(folder: Path) -> dict[str, dict[str, object]]:
    """Each command once, on a ward and a province."""
    program = Program()
    run_lists(program.run, folder)
    run_keys(program, folder)
    ward, province = ("--data", folder / "ward"), ("--data", folder / "province")
    who = ("--officer", "An", "--campaign", "vneid-2026")
    program.run("init", *province, "--unit", "96", *who)
    program.run("init", *ward, "--unit", "32059", *who)
    load = program.run("roster import", ROSTER, *ward)
    rows = program.run("households", *ward, "--limit", "2")["rows"]
    assert isinstance(rows, list)
    one, other = (str(row["id"]) for row in rows)
    program.run("household merge", one, other, *ward)
    program.run("household part", one, other, *ward)
    program.run("household close", other, "--reason", "moved", *ward)
    program.run("household reopen", other, *ward)
    later = ("--household", other, "--result", "partial", "--callback", "2027-01-04")
    program.run("visit add", *ward, *later)
    program.run("callback list", *ward)
    program.run("household show", other, *ward)
    program.run("household history", other, *ward)
    entry = ("--household", rows[0]["id"], "--result", "completed", "--smartphones", "2", "--installed", "1")
    visit = str(program.run("visit add", *ward, *entry, "--confirm")["visit"])
    run_people(program.run, ward, other)
    run_household_commands(program, ward, [str(row["id"]) for row in rows])
    program.run("visit correct", visit, *ward, "--installed", "2", "--confirm")
    program.run("visit void", visit, *ward)
    program.run("visit restore", visit, *ward)
    run_quality(program.run, ward, visit, one)
    program.run("guide", *ward, "--format", "a5", "--out", folder / "guide.pdf")
    run_prints(program, folder, *ward)
    keys = folder / "province.txt"
    keys.write_text(str(program.run("keys show", *province)["public_key"]), encoding="utf-8")
    files = program.run("batch export", *ward, "--to", keys, "--out", folder)["files"]
    assert isinstance(files, list)
    program.run("batch import", *files, *province, "--trust-new")
    program.run("keys page", *province, "--out", folder / "keys.html")
    listed = program.run("batch list", *province)["batches"]
    assert isinstance(listed, list)
    program.run("batch undo", listed[0]["batch"], *province)
    program.run("batch redo", listed[0]["batch"], *province)
    run_sync(program, folder, CATALOGUE)
    run_figures(program.run, province, folder)
    run_reports(program.run, ward, province, folder)
    campaign = folder / "campaign.toml"
    campaign.write_bytes(bundled_bytes("bluezone-2020"))
    program.run("campaign import", campaign, *ward)
    program.run("campaign use", "bluezone-2020", *ward)
    run_tracks(program.run, ward)
    program.run("roster undo", str(load["import"]), *ward)
    program.run("catalogue import", CATALOGUE, *ward)
    run_stick(program, folder)
    run_updates(program, folder)
    copies = program.run("backup list", *ward)["backups"]
    program.run("backup accept", *ward)
    assert isinstance(copies, list)
    program.run("backup restore", copies[0]["name"], *ward)
    return program.answers


def run_stick(program: Program, folder: Path) -> None:
    """Copy a workspace with a passphrase to a stick, and find it on the stick."""
    secret = folder / "passphrase.txt"
    secret.write_text("mot hai ba bon", encoding="utf-8")
    locked = ("--data", folder / "locked", "--passphrase-file", secret)
    who = ("--unit", "32059", "--officer", "Lê Văn Tám", "--campaign", "vneid-2026")
    program.run("init", *locked, *who)
    program.run("backup to-stick", folder, *locked)
    program.run("backup found", folder)
    listed = program.run("backup old", str(locked[1]))["old"]
    assert isinstance(listed, list)
    program.run("backup take-over", listed[0]["file"], "--data", folder / "new-laptop", *locked[2:])


def run_updates(program: Program, folder: Path) -> None:
    machine = laptop(folder / "laptop")
    issue(machine.stick, "0.2.0")
    program.run("update check", machine.stick, updates=machine.updates())
    program.run("update install", machine.stick, updates=machine.updates())
    program.run("update back", updates=machine.updates("0.2.0"))


def answer_words(text: str) -> set[str]:
    """Return the names in a command's section after "Answer:"."""
    words = code_words(text.split("Answer:")[1])
    return {word for word in words if re.fullmatch(r"[a-z_ ]+", word)}


def run_prints(program: Program, folder: Path, *ward: str | Path) -> None:
    out = ("--out", folder / "print.pdf")
    program.run("print walk-list", *ward, *out, "--hamlet", "Ấp 1", "--walker", "An")
    program.run("print slip", *ward, *out, "--limit", "2")
    program.run("print consent", *ward, *out, "--blank")
    card = program.run("print staff-card", *ward, *out, "--number", "17", "--until", "2026-12-31")
    codes = card["codes"]
    assert isinstance(codes, list)
    program.run("card check", codes[0], *ward)
    program.run("print team-poster", *ward, *out, "--member", "Lê Văn Tám;Tổ trưởng")
    program.run("print labels", *ward, *out, "--sheet", "2x5", "--start", "3")
    program.run("print calibration", *ward, *out)
    program.run("print handbook", *ward, *out)
    program.run("print sides-test", *ward, *out)
    program.run("print progress-a4", *ward, *out)
    program.run("print progress-a3", *ward, *out)
    program.run("print key-sheet", *ward, *out, "--paper-language", "en")


def test_the_keys_of_every_answer_are_documented_and_every_documented_one_is_there(tmp_path: Path) -> None:
    answers = run_everything(tmp_path)
    assert set(answers) == set(documented())
    shared = answer_words(documented()["households"]) - {"rows"}
    for command, answer in answers.items():
        words = answer_words(documented()[command])
        refers = command != "households" and "a household object" in documented()[command]
        words |= shared if refers else set()
        words |= {"changed"} if command in CHANGING else set()
        if command != "quality sample" and "a sample object" in documented()[command]:
            words |= answer_words(documented()["quality sample"])
        assert keys_of(answer) <= words, f"{command}: undocumented"
        mentioned = words - NOT_KEYS - IN_LISTS.get(command, set())
        assert mentioned <= keys_of(answer), f"{command}: documented, not there"


def test_a_failure_is_one_object_with_a_code_and_a_sentence(tmp_path: Path) -> None:
    shown = re.search(r"```json\n(.*?)\n```", page(PAGE))
    assert shown is not None
    example = json.loads(shown[1])
    answer = Program().run("rates", "--data", tmp_path / "nothing")
    assert answer["error"] == example["error"]
    assert set(answer) == set(example)
