"""Every command on a workspace, once; each returns a code and a sentence."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from app.workspaces import Workspaces
from core.application.services import Services
from core.base.errors import ExitCode, UserError
from ui.catalog import sentence
from ui.cli.arguments import build_parser
from ui.cli.program import _COMMANDS
from ui.cli.requests import command_name, once

READING: Final = tuple(
    """\
households
callback list
rates
ranking
period list
denominator list
unit undecided --units-of 2020-08-06
rank list
deadline list
urging list
letter list
letter basis
quality
task list
batch list
sync status
conflicts list
keys show
keys list
authority list
ward list
organisation list
assign officers
assign list
track show
track agency show
track members list
track outreach list
duplicates list
duplicates lists
model list
zalo list
letter paragraphs
letter roots
letter check {file}
card check x
household show {one}
household history {one}
household candidates {one}
person list {one}
consent list {one}
households --search a
ranking --level hamlet
letter find 17
batch retry
batch look {file}
batch verify {file}
authority check
place list
person find a
""".splitlines()
)
WRITING: Final = tuple(
    """\
household close {one} --reason moved
household reopen {one}
household merge {one} {two}
household part {one} {two}
household move {one} --group 7
household split {one} --name A --address B
household way {one} persons
household way {one} counts
visit void {visit}
visit restore {visit}
visit add --household {one} --result not_home --confirm
visit correct {visit} --note abc --confirm
visit return {visit} --reason counts --comment abc
duplicates decide {visit} {other} --both
consent give {one} --how paper
consent withdraw {one}
person add {one} --name A --born 1961
person stage {person} installed
person field {person} phone 0912345678
person off {person}
person back {person}
assign add-officer Hoa
assign give --to {who} --household {one}
assign out --by {who} --household {one}
assign back --by {who} --household {one}
assign hand-over --by {who} --to Hoa --household {one}
walk move {one} --behind {two}
track agency set --section A --staff 9 --smartphones 8 --installed 7
track void {point}
track members declare --organisation thanh_nien --members 9 --smartphones 8
track restore {point}
track members left --organisation thanh_nien
track outreach tally {point} --guided 3
track outreach add --kind market --place A
quality sample --seed 1 --size 2
undo
redo
undo
conflicts resolve {one} phone --value 0912345678
period look
period close
period reopen 1
organisation add Vuon
clock offset {device} --since 2020-01-01T00:00 --until 2020-01-02T00:00 --seconds 60
unit decide 32059 --to 32059 --units-of 2020-08-06
period cut-off 8
duplicates merge-lists
duplicates part-lists
duplicates decide-lists 32059 --same --reason a
campaign use {campaign}
place look 32059 --name A --reason a
place undo 32059
letter add --symbol 17/QD --issuer A --abstract a
rank enter 5 --rate 40 --as-of 2026-12-01 --source a
model add --title A --place B --what C
model approve 1
model remove 1
zalo add 32059 --name A --runner B
zalo remove 1
quality answer 1 1 agree
task done 1
letter remove-root 00
organisation remove Vuon
duplicates hamlet 1 A
duplicates reopen-lists 32059
roster undo 1
batch undo {batch}
batch redo {batch}
person erase {person} --confirm
person erase {one} --head --confirm
""".splitlines()
)
PAPERS: Final = tuple(
    """\
report weekly --out {out} --format pdf,docx,xlsx
report unit --out {out} --format docx
report summary --out {out}
report urge --out {out} --unit 32059
letter add --number 6001 --symbol UB --issuer A --abstract a --due 2026-12-30
letter change 6001 --alias 4001
letter remove 6001
letter issue urge --number 07 --day 2026-12-01
letter write 07 --out {out} --format docx
letter send 07 --out {out}
letter withdraw 07 --reason a
share table --out {out}
share charts --out {out}
publish --out {out} --format csv
print walk-list --out {out}/walk.pdf
print slip --household {one} --out {out}/slip.pdf
print consent --household {one} --out {out}/consent.pdf
print labels --out {out}/labels.pdf
print calibration --out {out}/calibration.pdf
print handbook --out {out}/handbook.pdf
print sides-test --out {out}/sides.pdf
print key-sheet --out {out}/keys.pdf
print progress-a4 --out {out}/progress-a4.pdf
print progress-a3 --out {out}/progress-a3.pdf
print staff-card --number 7 --until 2026-12-31 --out {out}/card.pdf
print team-poster --out {out}/poster.pdf
keys page --out {out}/page.pdf
model cards --out {out}/models.pdf
report notice --format docx --out {out}
report minutes --format docx --out {out}
guide --format a4 --out {out}/guide.pdf
down catalogue --out {out}
down campaign {campaign} --out {out}
down roster --commune 32059 --out {out}
down decisions --commune 32059 --out {out}
batch export --to {keys} --out {out}
batch export --to {keys} --out {out} --profile full
receipt write --out {out}
report template weekly
""".splitlines()
)
WALKED: Final = {
    name for line in (*READING, *WRITING, *PAPERS) for name in _COMMANDS if f"{line} ".startswith(f"{name} ")
}
NOT_WALKED: Final = {
    "changes keys, and is tried with both sides in `tests/enrolment`": (
        "keys accept, keys approve, keys card, keys escrow, keys init, keys publish, keys recover-answer, "
        "keys request, keys revoke, keys rotate, keys vouch"
    ),
    "needs a file of a person, and is tried with hostile ones where its format is": (
        "campaign import, catalogue import, denominator import, letter add-roots, letter sign, receipt read, "
        "roster import"
    ),
    "is of two laptops, and is tried with both in `tests/storage`, `tests/enrolment` and `tests/sim`": (
        "batch again, batch import, down restore, ward give, ward hand-over, ward take"
    ),
}
"""Commands by the reason why they are left out."""


def walk_commands(
    folder: Path, workspaces: Workspaces, names: Mapping[str, str], out: Path
) -> Counter[tuple[str, int]]:
    """Runs them on one open workspace; how often which command answered with which code.

    An exception of any other kind comes out.
    """
    seen: Counter[tuple[str, int]] = Counter()
    words = {**names, "out": str(out)}
    parser = build_parser()
    services = workspaces.open(folder)
    try:
        for line in (*READING, *WRITING, *READING, *PAPERS):
            arguments = [part.format_map(words) for part in line.split()]
            options = parser.parse_args([*arguments, "--data", str(folder), "--json"])
            name = command_name(options)
            seen[name, _run(services, name, options)] += 1
    finally:
        services.close()
    return seen


def _run(services: Services, name: str, options: Namespace) -> int:
    try:
        answer = once(services, name, _COMMANDS[name], options)
    except UserError as error:
        if error.exit_code not in {ExitCode.USAGE, ExitCode.NEEDS_DECISION, ExitCode.REFUSED}:
            raise
        said = [sentence(error, language) for language in ("vi", "en")]
        return int(error.exit_code) if all(said) else ExitCode.STORAGE
    json.dumps(answer.data, ensure_ascii=False)
    assert isinstance(answer.text("vi"), str)
    return int(answer.exit_code)
