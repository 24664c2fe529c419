"""The lock of a workspace: passphrase, key file, recovery file, and what a power cut leaves."""

from __future__ import annotations

import errno
import json
import os
import stat
import unicodedata
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from core.base.errors import ExitCode, UserError
from storage.db.files import DISK, FileSystem
from storage.keys.keyring import (
    KEY_FILE,
    KEYS_FILE,
    DataKey,
    create_lock,
    read_lock,
    recovery_text,
    save_recovery,
    set_passphrase,
    unlock,
    unlock_with_recovery,
)
from storage.keys.sealing import Cost

CHEAP = Cost(operations=1, memory_bytes=8192)
WORKSPACE = "01a0c450-6c00-7007-a508-8159456132b5"
PASSPHRASE = "bến đò chiều mưa"


@pytest.fixture
def folder(workspace_dir: Path) -> Path:
    workspace_dir.mkdir()
    return workspace_dir


def locked(folder: Path, passphrase: str | None = PASSPHRASE) -> DataKey:
    return create_lock(folder, workspace=WORKSPACE, passphrase=passphrase, cost=CHEAP)


def change(folder: Path, key: DataKey, passphrase: str | None, disk: FileSystem = DISK) -> None:
    set_passphrase(folder, key, workspace=WORKSPACE, passphrase=passphrase, cost=CHEAP, disk=disk)


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as raised:
        act()
    return raised.value.code


def outcome(act: Callable[[], object]) -> object:
    """Return the result of `act`, or the code of its refusal."""
    try:
        return act()
    except UserError as error:
        return error.code


def test_a_passphrase_gives_the_data_key_back(folder: Path) -> None:
    key = locked(folder)
    assert len(key.raw) == 32
    assert unlock(folder, PASSPHRASE) == key
    assert read_lock(folder).has_passphrase
    assert not (folder / KEY_FILE).exists()


def test_two_workspaces_have_two_keys(folder: Path, tmp_path: Path) -> None:
    assert locked(folder) != locked(tmp_path)


def test_a_wrong_passphrase_says_so(folder: Path) -> None:
    locked(folder)
    assert refusal(lambda: unlock(folder, "bến đò chiều nắng")) == "key.wrong_passphrase"
    assert refusal(lambda: unlock(folder, "")) == "key.wrong_passphrase"


def test_no_passphrase_where_one_is_needed_asks_for_it(folder: Path) -> None:
    locked(folder)
    with pytest.raises(UserError, match=r"key\.passphrase_needed") as raised:
        unlock(folder)
    assert raised.value.exit_code is ExitCode.NEEDS_DECISION


def test_an_input_method_that_types_accents_apart_opens_it_too(folder: Path) -> None:
    key = locked(folder, unicodedata.normalize("NFC", PASSPHRASE))
    assert unlock(folder, unicodedata.normalize("NFD", PASSPHRASE)) == key


@pytest.mark.parametrize("empty", ["", "   ", "\n"])
def test_an_empty_passphrase_is_refused_and_nothing_is_written(folder: Path, empty: str) -> None:
    assert refusal(lambda: locked(folder, empty)) == "key.passphrase_empty"
    assert list(folder.iterdir()) == []


def test_without_a_passphrase_the_key_lies_in_a_file_for_its_owner_alone(folder: Path) -> None:
    key = locked(folder, None)
    assert unlock(folder) == key
    assert not read_lock(folder).has_passphrase
    for name in (KEY_FILE, KEYS_FILE):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_with_a_passphrase_the_key_is_in_no_file(folder: Path) -> None:
    key = locked(folder)
    written = b"".join(path.read_bytes() for path in folder.iterdir())
    assert key.raw not in written
    assert key.raw.hex().encode() not in written
    assert recovery_text(key, workspace=WORKSPACE).splitlines()[2].encode() not in written


def test_a_key_is_not_shown_where_it_is_printed() -> None:
    assert repr(DataKey(bytes(32))) == "DataKey()"


def test_a_second_lock_is_refused(folder: Path) -> None:
    key = locked(folder)
    assert refusal(lambda: locked(folder)) == "key.exists"
    assert unlock(folder, PASSPHRASE) == key


def test_a_lost_key_file_is_named(folder: Path) -> None:
    locked(folder, None)
    (folder / KEY_FILE).unlink()
    assert refusal(lambda: unlock(folder)) == "key.missing"
    (folder / KEYS_FILE).unlink()
    assert refusal(lambda: unlock(folder)) == "key.missing"


def test_a_damaged_key_file_is_named(folder: Path) -> None:
    locked(folder, None)
    text = (folder / KEY_FILE).read_text()
    other = "A" if text[30] != "A" else "B"
    (folder / KEY_FILE).write_text(text[:30] + other + text[31:])
    assert refusal(lambda: unlock(folder)) == "key.damaged"


def test_the_key_file_of_another_workspace_is_noticed(folder: Path, tmp_path: Path) -> None:
    locked(folder, None)
    locked(tmp_path, None)
    (folder / KEY_FILE).write_bytes((tmp_path / KEY_FILE).read_bytes())
    assert refusal(lambda: unlock(folder)) == "key.other_workspace"


DAMAGE: dict[str, tuple[str, object]] = {
    "another kdf": ("kdf", "md5"),
    "no salt": ("salt", None),
    "a short salt": ("salt", "AAAA"),
    "no base64": ("box", "***"),
    "a vast memory": ("memory_bytes", 2**40),
    "no memory": ("memory_bytes", 0),
    "many passes": ("operations", 10**6),
    "passes as text": ("operations", "3"),
}


@pytest.mark.parametrize(("field", "value"), DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_slot_is_named_and_costs_nothing(folder: Path, field: str, value: object) -> None:
    locked(folder)
    record = json.loads((folder / KEYS_FILE).read_text())
    record["passphrase"][field] = value
    (folder / KEYS_FILE).write_text(json.dumps(record))
    assert refusal(lambda: unlock(folder, PASSPHRASE)) == "key.damaged"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"format":1}', '{"format":0,"workspace":"a","check":"b"}', '{"format":1,"format":1}'],
)
def test_a_damaged_slot_file_is_named(folder: Path, text: str) -> None:
    (folder / KEYS_FILE).write_text(text)
    assert refusal(lambda: unlock(folder, PASSPHRASE)) == "key.damaged"


def test_a_slot_file_of_a_later_version_asks_for_an_update(folder: Path) -> None:
    (folder / KEYS_FILE).write_text('{"format":2}')
    assert refusal(lambda: unlock(folder)) == "key.newer"


def test_every_flipped_byte_of_the_slots_is_refused_or_harmless(folder: Path) -> None:
    key = locked(folder)
    data = (folder / KEYS_FILE).read_bytes()
    refusals = ("key.damaged", "key.wrong_passphrase", "key.missing", "key.newer")
    for at in range(len(data)):
        (folder / KEYS_FILE).write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert outcome(lambda: unlock(folder, PASSPHRASE)) in (key, *refusals)


def test_a_changed_passphrase_keeps_the_data_key_and_retires_the_old_one(folder: Path) -> None:
    key = locked(folder)
    change(folder, key, "nước lên")
    assert unlock(folder, "nước lên") == key
    assert refusal(lambda: unlock(folder, PASSPHRASE)) == "key.wrong_passphrase"


def test_a_passphrase_set_later_removes_the_key_file(folder: Path) -> None:
    key = locked(folder, None)
    change(folder, key, PASSPHRASE)
    assert not (folder / KEY_FILE).exists()
    assert unlock(folder, PASSPHRASE) == key


def test_a_passphrase_taken_off_puts_the_key_into_its_file(folder: Path) -> None:
    key = locked(folder)
    change(folder, key, None)
    assert unlock(folder) == key


def test_a_recovery_file_opens_a_forgotten_passphrase(folder: Path, tmp_path: Path) -> None:
    key = locked(folder)
    saved = tmp_path / "khôi phục.txt"
    save_recovery(saved, key, workspace=WORKSPACE)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert unlock_with_recovery(folder, saved.read_text()) == key


def test_a_recovery_file_says_what_it_is_in_both_languages() -> None:
    text = recovery_text(DataKey(bytes(range(32))), workspace=WORKSPACE)
    assert "TỆP KHÔI PHỤC" in text
    assert "Recovery file" in text
    assert WORKSPACE in text


def test_a_recovery_code_is_read_as_people_type_it(folder: Path) -> None:
    key = locked(folder)
    code = recovery_text(key, workspace=WORKSPACE).splitlines()[2]
    assert len(code.split("-")) == 14
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        code.replace("0", "O").replace("1", "l"),
        code.replace("-", " – "),
        f"Mã của tôi:\r\n{code[:34]}\r\n{code[35:]}\r\n",
    ):
        assert unlock_with_recovery(folder, typed) == key, typed


def test_one_wrong_character_of_a_recovery_code_is_noticed(folder: Path) -> None:
    key = locked(folder)
    code = recovery_text(key, workspace=WORKSPACE).splitlines()[2]
    for at, character in enumerate(code):
        if character != "-":
            wrong = code[:at] + ("7" if character != "7" else "8") + code[at + 1 :]
            assert refusal(partial(unlock_with_recovery, folder, wrong)) == "key.recovery_unreadable"


@pytest.mark.parametrize("text", ["", "Kính gửi", "0000-" * 13 + "0000", "\0" * 100])
def test_a_text_without_a_code_is_no_recovery_file(folder: Path, text: str) -> None:
    locked(folder)
    assert refusal(lambda: unlock_with_recovery(folder, text)) == "key.recovery_unreadable"


def test_the_recovery_file_of_another_workspace_is_noticed(folder: Path, tmp_path: Path) -> None:
    locked(folder)
    text = recovery_text(locked(tmp_path), workspace="another")
    assert refusal(lambda: unlock_with_recovery(folder, text)) == "key.other_workspace"


@pytest.mark.parametrize("left", [None, "{ damaged"])
def test_a_recovery_file_opens_and_mends_a_lock_that_is_gone(folder: Path, left: str | None) -> None:
    key = locked(folder)
    (folder / KEYS_FILE).unlink()
    if left is not None:
        (folder / KEYS_FILE).write_text(left)
    text = recovery_text(key, workspace=WORKSPACE)
    assert unlock_with_recovery(folder, text) == key
    change(folder, key, "mật khẩu mới")
    assert unlock(folder, "mật khẩu mới") == key


class CutError(OSError):
    """The disk stops at this step."""


def stopping_at(step: int) -> FileSystem:
    """A disk that works for `step` verbs and then no more."""
    left = [step]

    def counted(verb: Callable[..., object]) -> Callable[..., object]:
        def run(*arguments: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise CutError(errno.EIO, os.strerror(errno.EIO))
            return verb(*arguments)

        return run

    return FileSystem(
        create=counted(DISK.create),  # type: ignore[arg-type]  # the verb's own types, counted
        write=counted(DISK.write),  # type: ignore[arg-type]  # as above
        fsync=counted(DISK.fsync),  # type: ignore[arg-type]  # as above
        replace=counted(DISK.replace),  # type: ignore[arg-type]  # as above
        fsync_folder=counted(DISK.fsync_folder),  # type: ignore[arg-type]  # as above
        remove=counted(DISK.remove),  # type: ignore[arg-type]  # as above
    )


@pytest.mark.parametrize("new", ["nước lên", None], ids=["set", "taken off"])
@pytest.mark.parametrize("old", [PASSPHRASE, None], ids=["from one", "from none"])
@pytest.mark.parametrize("step", range(13))
def test_a_change_that_stops_at_any_step_leaves_a_lock_that_opens(
    folder: Path, old: str | None, new: str | None, step: int
) -> None:
    key = locked(folder, old)
    assert outcome(lambda: change(folder, key, new, stopping_at(step))) in (None, "file.unwritable")
    outcomes = [outcome(lambda: unlock(folder, old)), outcome(lambda: unlock(folder, new))]
    assert key in outcomes
    assert [
        was for was in outcomes if was not in (key, "key.wrong_passphrase", "key.passphrase_needed")
    ] == []
    assert (folder / KEY_FILE).exists() != read_lock(folder).has_passphrase
