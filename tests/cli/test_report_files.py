"""Documents and pictures are never overwritten: an edited one stays, the new ones are beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program

EDITED = b"with a sentence of the chairman"


@pytest.fixture
def province(program: Program) -> Path:
    return program.make("tinh", "96")


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (("report", "minutes", "--format", "pdf,docx,xlsx"), ".docx"),
        (("report", "weekly"), ".docx"),
        (("share", "table"), ".txt"),
    ],
)
def test_an_edited_file_stays_and_all_of_the_new_set_get_one_number(
    program: Program, province: Path, command: tuple[str, ...], kind: str
) -> None:
    out = program.folder / "van-ban"
    wish = (*command, "--out", out, "--data", province)
    first = program.json(*wish)
    assert first["spared"] == []
    assert program.json(*wish)["files"] == first["files"], "the same bytes are the same files"
    edited = next(path for path in map(Path, first["files"]) if path.suffix == kind)
    edited.write_bytes(EDITED)
    ran = program(*wish)
    again = program.json(*wish)
    assert edited.read_bytes() == EDITED
    assert again["spared"] == [Path(file).name for file in first["files"]]
    for old, new in zip(map(Path, first["files"]), map(Path, again["files"]), strict=True):
        assert new.name == f"{old.stem}-2{old.suffix}"
        assert new.is_file()
    assert len(list(out.iterdir())) == 2 * len(first["files"])
    if command[0] == "report":
        assert "Bản khác đã có ở đó" in ran.out
        assert edited.name in ran.out


def test_without_the_edited_form_the_document_still_keeps_the_number_of_its_set(
    program: Program, province: Path
) -> None:
    """A request for one form only writes that one; a folder or a stranger's file of the name stays too."""
    out = program.folder / "van-ban"
    (out / "bien-ban-huy-du-lieu-96.docx").mkdir(parents=True)
    ran = program.json("report", "minutes", "--format", "docx", "--out", out, "--data", province)
    assert [Path(file).name for file in ran["files"]] == ["bien-ban-huy-du-lieu-96-2.docx"]
    assert ran["spared"] == ["bien-ban-huy-du-lieu-96.docx"]
    assert not list((out / "bien-ban-huy-du-lieu-96.docx").iterdir())
