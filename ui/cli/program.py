"""Runs one command and answers with an exit code."""

from __future__ import annotations

import json
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from core.application.services import Workspaces
from core.base.errors import ExitCode, UserError
from core.base.given_files import is_text
from ui.catalog import sentence
from ui.cli import (
    assign_commands,
    authority_commands,
    backup_commands,
    batch_commands,
    card_commands,
    field_commands,
    figure_commands,
    household_commands,
    keys_commands,
    letter_commands,
    people_commands,
    period_commands,
    place_commands,
    print_commands,
    quality_commands,
    report_commands,
    roster_commands,
    share_commands,
    signing_commands,
    sync_commands,
    track_commands,
    update_commands,
    ward_commands,
    workspace_commands,
)
from ui.cli.answer import Answer, lost_warnings
from ui.cli.arguments import build_parser
from ui.cli.changing import CHANGING, saying_changed
from ui.cli.inputs import expanded, read_passphrase
from ui.cli.requests import Command, command_name, once

_log = logging.getLogger(__name__)

_COMMANDS: Final[dict[str, Command]] = {
    "roster import": roster_commands.import_roster,
    "roster undo": roster_commands.undo_roster,
    "households": field_commands.list_households,
    "household show": household_commands.show,
    "household history": household_commands.history,
    "household close": household_commands.close,
    "household reopen": household_commands.reopen,
    "household merge": household_commands.merge,
    "household part": household_commands.part,
    "callback list": household_commands.list_callbacks,
    "visit add": field_commands.add_visit,
    "visit correct": field_commands.correct_visit,
    "visit void": field_commands.void_visit,
    "visit restore": field_commands.restore_visit,
    "campaign import": workspace_commands.import_campaign,
    "campaign use": workspace_commands.use_campaign,
    "catalogue import": workspace_commands.import_catalogue,
    "guide": print_commands.write_guide,
    **{f"print {name}": command for name, command in print_commands.PRINTS.items()},
    "card check": card_commands.check_card,
    "keys show": batch_commands.show_keys,
    "keys page": batch_commands.write_keys_page,
    **{f"keys {name}": command for name, command in keys_commands.COMMANDS.items()},
    **{f"authority {name}": command for name, command in authority_commands.COMMANDS.items()},
    "batch retry": keys_commands.retry,
    "batch export": batch_commands.export_batch,
    "batch list": batch_commands.list_batches,
    "batch undo": batch_commands.undo_batch,
    "batch redo": batch_commands.redo_batch,
    "batch again": sync_commands.export_again,
    "batch look": sync_commands.look_at_files,
    "batch verify": sync_commands.verify_files,
    "receipt write": sync_commands.write_receipts,
    "receipt read": sync_commands.read_receipts,
    "down roster": sync_commands.send_roster,
    "down decisions": sync_commands.send_decisions,
    "down restore": sync_commands.send_restore,
    "down campaign": sync_commands.send_campaign,
    "down catalogue": sync_commands.send_catalogue,
    "conflicts list": sync_commands.list_conflicts,
    "conflicts resolve": sync_commands.resolve_conflict,
    "clock offset": sync_commands.set_clock_offset,
    "sync status": sync_commands.show_status,
    "batch import": batch_commands.import_batches,
    "rates": figure_commands.show_rates,
    **place_commands.PLACES,
    "period list": period_commands.list_periods,
    "period close": period_commands.close_period,
    "period look": period_commands.look_at_closing,
    "period reopen": period_commands.reopen_period,
    "period cut-off": period_commands.set_cut_off,
    "denominator import": figure_commands.import_denominators,
    "denominator list": figure_commands.list_denominators,
    "unit undecided": figure_commands.list_undecided,
    "unit decide": figure_commands.decide_unit,
    "rank enter": figure_commands.enter_rank,
    "rank list": figure_commands.list_ranks,
    "deadline list": figure_commands.list_deadlines,
    "urging list": figure_commands.list_urging,
    "letter list": letter_commands.list_letters,
    "letter paragraphs": letter_commands.list_paragraphs,
    "letter find": letter_commands.find_letter,
    "letter basis": letter_commands.write_basis,
    "letter add": letter_commands.add_letter,
    "letter change": letter_commands.change_letter,
    "letter remove": letter_commands.remove_letter,
    "letter issue": letter_commands.issue_letter,
    "letter withdraw": letter_commands.withdraw_letter,
    "letter write": letter_commands.write_letter,
    "letter send": letter_commands.send_letter,
    "letter sign": signing_commands.sign_file,
    "letter check": signing_commands.check_file,
    "letter roots": signing_commands.list_roots,
    "letter add-roots": signing_commands.add_roots,
    "letter remove-root": signing_commands.remove_root,
    **people_commands.PEOPLE,
    **track_commands.TRACKS,
    **assign_commands.ASSIGNMENTS,
    **quality_commands.QUALITY,
    **report_commands.REPORTS,
    **share_commands.SHARING,
    **ward_commands.WARD,
}


def run_command(
    arguments: Sequence[str],
    workspaces: Workspaces,
    default_folder: Path,
    chosen_folder: Callable[[], Path | None] = lambda: None,
) -> int:
    """Runs `arguments`; results go to standard output, everything else to standard error.

    Without `--data` the workspace is in the folder that was chosen in the window, else in the default one.
    """
    options = build_parser().parse_args(arguments)
    if hasattr(options, "files"):
        options.files = expanded(options.files)
    broken = [text for text in arguments if not is_text(text)]
    if broken:
        shown = broken[0].encode("utf-8", "replace").decode()
        error = UserError("argument.unreadable", exit_code=ExitCode.USAGE, text=shown)
        return _say(options, partial(_fail, error, options), error.exit_code)
    try:
        folder = options.data or _remembered(chosen_folder(), workspaces) or default_folder
        answer = _run(options, workspaces, folder)
    except UserError as error:
        return _say(options, partial(_fail, error, options), error.exit_code)
    return _say(options, partial(_print, answer, options), answer.exit_code)


def _run(options: Namespace, workspaces: Workspaces, folder: Path) -> Answer:
    if options.command == "init":
        return workspace_commands.init(workspaces, folder, options)
    if options.command == "keys" and options.action in keys_commands.LOCKED:
        return keys_commands.LOCKED[options.action](workspaces, folder, options)
    if options.command == "backup":
        return backup_commands.copies(workspaces, folder, options)
    if options.command == "update":
        return update_commands.updates(workspaces, folder, options)
    services = workspaces.open(folder, read_passphrase(options.passphrase_file))
    lost = lost_warnings(services)
    try:
        name = command_name(options)
        command = _COMMANDS[name]
        answer = once(services, name, saying_changed(command) if name in CHANGING else command, options)
    except BaseException:
        services.close()
        raise
    return replace(answer, warnings=(*lost, *services.close()))


def _remembered(folder: Path | None, workspaces: Workspaces) -> Path | None:
    """Raises `workspace.folder_gone`: no command makes a workspace where a disk is not plugged in."""
    if folder is not None and not workspaces.exists(folder):
        raise UserError("workspace.folder_gone", folder=str(folder), exit_code=ExitCode.STORAGE)
    return folder


def _say(options: Namespace, say: Callable[[], None], code: ExitCode) -> int:
    """Print, and return `code`; where standard output is full or closed, report that and return 5."""
    try:
        say()
        sys.stdout.flush()
    except OSError:
        with suppress(OSError):
            _silence()
        with suppress(OSError):
            print(sentence(UserError("answer.unwritable"), options.language), file=sys.stderr)
        return ExitCode.STORAGE
    return code


def _silence() -> None:
    """Send standard output nowhere: the interpreter flushes it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _fail(error: UserError, options: Namespace) -> None:
    _log.info("%s refused", options.command, exc_info=error)
    text = sentence(error, options.language)
    print(text, file=sys.stderr)
    if options.json:
        print(json.dumps({"error": error.code, "message": text}, ensure_ascii=False))


def _print(answer: Answer, options: Namespace) -> None:
    warnings = [
        {"error": error.code, "message": sentence(error, options.language)} for error in answer.warnings
    ]
    for warning in warnings:
        print(warning["message"], file=sys.stderr)
    if options.json:
        more = {"warnings": warnings} if warnings else {}
        print(json.dumps({**answer.data, **more}, ensure_ascii=False))
    else:
        print(answer.text(options.language))
