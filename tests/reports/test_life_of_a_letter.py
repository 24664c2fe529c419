"""A letter is a draft until it has number and day; then it is issued, counts its round, and never changes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.application.services import Services
from core.base.clock import iso
from core.base.errors import UserError
from core.content.kept import packed, unpacked
from core.letters.models import LetterKind, LetterState, NewLetter
from core.reports.writing import Form, rendered
from tests.database import connection_of
from tests.reports.reading import pdf_text


def draft(province: Services) -> None:
    reports = province.reports
    reports.enter(reports.urge())


def issue(province: Services, number: str = "07", day: date | None = None) -> None:
    today = province.clock.now().date()
    province.reports.issuing.issue("urge", number, day or today)


def own(province: Services) -> list[str]:
    return [one.reference for one in province.province.register.letters() if one.n is not None]


def docx_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode())


def everything(province: Services) -> list[object]:
    connection = connection_of(province)
    tables = ("document", "office_task", "meta")
    return [connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables]


def test_a_draft_counts_no_round_makes_no_task_and_the_next_takes_its_place(province: Services) -> None:
    reports, register = province.reports, province.province.register
    for _ in range(2):
        urging = reports.urge()
        assert urging.round == 1, "a second click makes no (lần 2)"
        kept = reports.enter(urging).value
        assert register.drafts() == (kept,)
        assert own(province) == []
        assert not reports.sharing.tasks()
    assert connection_of(province).execute("SELECT count(*) FROM document").fetchone() == (0,)


def test_number_and_day_issue_it_and_the_next_round_cites_them(province: Services) -> None:
    reports, register = province.reports, province.province.register
    draft(province)
    urged = len(register.draft("urge").units)
    issue(province)
    (letter,) = (one for one in register.letters() if one.n is not None)
    assert (letter.number, letter.round, letter.state) == ("07", 1, LetterState.IN_FORCE)
    assert letter.issued_on == province.clock.now().date()
    tasks = reports.sharing.tasks()
    assert len(tasks) == urged
    assert {task.letter for task in tasks} == {letter.n}
    assert all(task.reasons for task in tasks)
    assert register.drafts() == ()
    again = reports.urge()
    assert again.round == 2
    text = " ".join(pdf_text(rendered(again.document, Form.PDF)).split())
    day = f"{letter.issued_on:%d}/{letter.issued_on.month}/{letter.issued_on.year}"
    assert f"đã được đôn đốc tại Công văn số 07/MTTQ-BTT ngày {day} (lần 1)." in text.replace("\u00a0", " ")


def test_what_was_issued_is_printed_again_as_it_was_with_number_and_day(province: Services) -> None:
    register = province.province.register
    draft(province)
    before = unpacked(register.draft("urge").document)
    assert packed(before) == register.draft("urge").document
    issue(province)
    letter = register.find("07")
    assert letter is not None
    assert len(letter.digest) == 64
    text = province.reports.issuing.text(letter)
    assert text.body == before.body
    for said in (pdf_text(rendered(text, Form.PDF)), docx_text(rendered(text, Form.DOCX))):
        squeezed = " ".join(said.replace("\u00a0", " ").split())
        assert "Số: 07/MTTQ-BTT" in squeezed
        assert f"ngày {letter.issued_on:%d} tháng" in squeezed
        assert "Kèm theo Công văn số 07/MTTQ-BTT ngày" in squeezed
    connection = connection_of(province)
    connection.execute("UPDATE meta SET value = replace(value, 'Ban', 'Bạn') WHERE key LIKE 'letter text %'")
    with pytest.raises(UserError) as caught:
        province.reports.issuing.text(letter)
    assert caught.value.code == "letter.altered"


@pytest.mark.parametrize(
    ("code", "number", "days"),
    [
        ("letter.number", "", 0),
        ("letter.number", "00", 0),
        ("letter.number", "7/MTTQ", 0),
        ("letter.used", "7", 0),
        ("letter.future", "8", 1),
        ("letter.before_last", "8", -1),
        ("letter.before_made", "8", -3),
    ],
)
def test_a_wrong_number_or_day_is_refused_and_nothing_is_half_issued(
    province: Services, code: str, number: str, days: int
) -> None:
    today = province.clock.now().date()
    register = province.province.register
    draft(province)
    if code != "letter.before_made":
        issue(province, "07")
        draft(province)
    if code == "letter.before_last":
        kept = register.draft("urge")
        early = iso(province.clock.now() - timedelta(days=2))
        register.keep_draft(replace(kept, made=early))
    before = everything(province)
    with pytest.raises(UserError) as caught:
        issue(province, number, today + timedelta(days=days))
    assert caught.value.code == code
    assert everything(province) == before


def test_a_draft_that_time_has_passed_is_refused(province: Services) -> None:
    from dataclasses import replace

    register, now = province.province.register, province.clock.now()
    draft(province)
    kept = register.draft("urge")
    wrong = (
        ("letter.due_passed", replace(kept, due=now.date() - timedelta(days=1))),
        ("letter.round_taken", replace(kept, round=2)),
        ("letter.unit_renamed", replace(kept, units=(replace(kept.units[0], name="Phường Cũ"),))),
    )
    for code, changed in wrong:
        register.keep_draft(changed)
        before = everything(province)
        with pytest.raises(UserError) as caught:
            issue(province)
        assert caught.value.code == code
        assert everything(province) == before
    register.drop_draft("urge")
    with pytest.raises(UserError, match=r"letter\.no_draft"):
        issue(province)


def test_a_second_click_on_issue_makes_nothing(province: Services) -> None:
    draft(province)
    issue(province)
    before = everything(province)
    with pytest.raises(UserError, match=r"letter\.no_draft"):
        issue(province, "08")
    assert everything(province) == before


def test_a_letter_without_a_number_of_an_earlier_version_counts_as_it_did(province: Services) -> None:
    """A click used to enter the letter at once: it was sent, and nobody asked for its number."""
    register, issuer = province.province.register, province.reports.office.issuer
    old = NewLetter(symbol="MTTQ-BTT", issuer=issuer, abstract="đôn đốc", kind=LetterKind.URGE, round=1)
    kept = register.enter(old).value
    assert (kept.number, kept.state) == (None, LetterState.IN_FORCE)
    assert province.reports.urge().round == 2
    assert all(row.rounds == 1 for row in province.reports.behind())


def test_the_same_number_may_come_again_next_year(province: Services) -> None:
    register, issuer = province.province.register, province.reports.office.issuer
    last = NewLetter(
        symbol="MTTQ-BTT", issuer=issuer, abstract="x", kind=LetterKind.OTHER, number="07",
        issued_on=date(2019, 12, 2),
    )  # fmt: skip
    register.enter(last)
    draft(province)
    issue(province, "07")
    assert own(province) == ["07/MTTQ-BTT", "07/MTTQ-BTT"]


def test_a_withdrawn_letter_counts_no_round_and_leaves_no_open_task(province: Services) -> None:
    reports, register = province.reports, province.province.register
    draft(province)
    issue(province, "07")
    first = reports.sharing.tasks()[0].n
    assert first is not None
    reports.sharing.finish_task(first, done=True)
    letter = register.newest("7/MTTQ-BTT")
    before = everything(province)
    with pytest.raises(UserError, match=r"letter\.no_reason"):
        register.withdraw(letter, "  ")
    assert everything(province) == before
    gone = register.withdraw(letter, "Gửi nhầm danh sách").value
    assert (gone.state, gone.reason) == (LetterState.WITHDRAWN, "Gửi nhầm danh sách")
    assert [task.n for task in reports.sharing.tasks()] == [first], "what was done stays"
    assert (reports.urge().round, reports.behind()[0].rounds) == (1, 0)
    with pytest.raises(UserError, match=r"letter\.no_longer"):
        register.withdraw(letter, "lần nữa")
    draft(province)
    with pytest.raises(UserError, match=r"letter\.used"):
        issue(province, "7")
    with pytest.raises(UserError, match=r"letter\.unknown"):
        register.newest("5355")


def test_a_revision_says_what_it_replaces_and_keeps_the_round(province: Services) -> None:
    reports, register = province.reports, province.province.register
    draft(province)
    issue(province, "07")
    former = register.newest("07")
    urging = reports.urge(revises=former)
    assert urging.round == 1
    reports.enter(urging)
    assert register.newest("07").state is LetterState.IN_FORCE, "a draft replaces nothing"
    issue(province, "08")
    assert former.issued_on is not None
    day = f"{former.issued_on:%d}/{former.issued_on.month}/{former.issued_on.year}"
    text = pdf_text(rendered(reports.issuing.text(register.newest("08")), Form.PDF)).replace("\u00a0", " ")
    assert f"Công văn này thay thế Công văn số 07/MTTQ-BTT ngày {day} (lần 1)." in text
    assert "đã được đôn đốc" not in text, "the letter that is replaced is not cited as urging"
    old, new = register.newest("07"), register.newest("08")
    assert (old.state, old.reason) == (LetterState.REVISED, "08/MTTQ-BTT")
    assert (new.round, reports.urge().round) == (1, 2)
    assert {task.letter for task in reports.sharing.tasks()} == {new.n}
    with pytest.raises(UserError, match=r"letter\.no_longer"):
        reports.urge(revises=old)
    for other in register.letters():
        if other.n is None:
            with pytest.raises(UserError, match=r"letter\.not_revisable"):
                reports.urge(revises=other)


def test_a_letter_withdrawn_meanwhile_is_replaced_by_none(province: Services) -> None:
    reports, register = province.reports, province.province.register
    draft(province)
    issue(province, "07")
    reports.enter(reports.urge(revises=register.newest("07")))
    register.withdraw(register.newest("07"), "Sai số liệu")
    before = everything(province)
    with pytest.raises(UserError, match=r"letter\.no_longer"):
        issue(province, "08")
    assert everything(province) == before


def test_a_letter_of_an_earlier_version_that_left_tasks_is_not_taken_off(province: Services) -> None:
    """Undo could not bring the tasks of its units back."""
    reports, register = province.reports, province.province.register
    units = tuple(row.unit for row in reports.behind())[:2]
    old = NewLetter(symbol="MTTQ-BTT", issuer="A", abstract="đôn đốc", kind=LetterKind.URGE, units=units)
    n = register.enter(old).value.n
    assert n is not None
    before = everything(province)
    with pytest.raises(UserError, match=r"letter\.frozen"):
        register.remove(n)
    assert everything(province) == before
