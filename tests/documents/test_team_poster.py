"""The team poster: its text, the size of its code, refusals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.base.errors import UserError
from core.content.wording import words
from core.papers import team_poster_a4
from core.papers.card_code import CODE_LENGTH, read_code
from core.papers.staff_card import StaffCardWording
from core.papers.team_poster import TeamMember
from core.records.workspace import Language
from core.render.codes import encode
from core.render.sheet import Sheet
from core.render.text import Fitted, noting_shortened
from tests.documents.pixels import codes_in, picture
from tests.documents.prints import BARE, CROWD, LONG_NAME, NAMES, SETTINGS, SIGNER, TEAM, poster_of
from tests.documents.test_household_texts import text_of
from ui.catalog import sentence


def test_the_code_names_the_team_and_has_no_card_number() -> None:
    content = poster_of(SETTINGS, TEAM, Language.VIETNAMESE)
    assert len(content.code) == CODE_LENGTH
    facts = read_code(content.code, [SIGNER.public_key], SIGNER)
    assert (facts.of_team, facts.name, facts.until) == (True, "TO CONG NGHE SO CONG", TEAM.until)


def test_the_modules_are_a_millimetre_on_paper() -> None:
    content = poster_of(SETTINGS, TEAM, Language.VIETNAMESE)
    (code,) = codes_in(picture(team_poster_a4.render(content), 300))
    module = (code.right - code.left) / encode(code.text).size / 300 * 25.4
    assert module == pytest.approx(1.0, abs=0.02)


@pytest.mark.parametrize("language", Language)
def test_the_team_never_does_what_a_card_says_nobody_does(language: Language) -> None:
    wording = poster_of(SETTINGS, TEAM, language).wording
    card = words("staff_card", language, StaffCardWording)
    assert len(wording.nevers) == len(card.nevers) == 4
    assert all(said.startswith(never) for said, never in zip(wording.nevers, card.nevers, strict=True))


def test_without_a_number_the_committee_is_asked() -> None:
    content = poster_of(BARE, CROWD, Language.VIETNAMESE)
    assert (content.phone, content.hours, content.help_label) == ("", "", content.wording.help_ask)
    assert content.name == "Tổ đi từng hộ ấp Bà Điều, ấp Chánh"


@pytest.mark.parametrize(
    ("members", "sizes"),
    [
        (NAMES[:2], (36, 36)),
        ((NAMES[0], LONG_NAME), (36, 28)),
        ((NAMES[0],) * 4, (36,) * 4),
        ((NAMES[0],) * 5, (28,) * 5),
        ((NAMES[0],) * 8, (28,) * 8),
        ((LONG_NAME,) * 8, (15,) * 8),
    ],
)
def test_names_are_as_large_as_their_row_holds(
    members: tuple[str, ...], sizes: tuple[float, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, text = list[Fitted](), Sheet.text

    def seen(sheet: Sheet, fitted: Fitted, *, x_mm: float, y_mm: float, **rest: Any) -> float:
        drawn.append(fitted)
        return text(sheet, fitted, x_mm=x_mm, y_mm=y_mm, **rest)

    monkeypatch.setattr(Sheet, "text", seen)
    team = replace(TEAM, members=tuple(TeamMember(name=name, role="Công an viên") for name in members))
    team_poster_a4.render(poster_of(SETTINGS, team, Language.VIETNAMESE))
    names = [one for one in drawn if set(_said(one).split()) <= set(" ".join(members).split())]
    assert [_said(name) for name in names] == list(members)
    assert tuple(name.style.size for name in names) == sizes


def _said(fitted: Fitted) -> str:
    return " ".join("".join(span.text for span in line) for line in fitted.lines)


@pytest.mark.parametrize(
    ("members", "name", "code"),
    [
        ((), "Tổ 1", "document.team_empty"),
        (TEAM.members * 3, "Tổ 1", "document.team_members"),
        ((TeamMember(name="x" * 61),), "Tổ 1", "document.team_name"),
        (TEAM.members, "Tổ" * 31, "document.team_name"),
    ],
)
def test_a_team_that_the_poster_cannot_hold_is_refused(
    members: tuple[TeamMember, ...], name: str, code: str
) -> None:
    with pytest.raises(UserError) as error:
        poster_of(SETTINGS, replace(TEAM, members=members, name=name), Language.VIETNAMESE)
    assert error.value.code == code
    assert sentence(error.value, "vi") != sentence(error.value, "en")


@pytest.mark.parametrize("count", [1, 4, 8])
def test_a_long_role_is_set_smaller_and_whole(count: int) -> None:
    role = "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam, Trưởng ban công tác Mặt trận ấp Bà Điều"
    assert len(role) == 86
    team = replace(TEAM, members=tuple(TeamMember(name=LONG_NAME, role=role) for _ in range(count)))
    with noting_shortened() as shortened:
        pdf = team_poster_a4.render(poster_of(SETTINGS, team, Language.VIETNAMESE))
    assert shortened == []
    assert text_of(pdf).replace("\xa0", " ").replace("\r\n", " ").count(role) == count


def test_of_a_role_and_an_area_without_room_the_beginning_is_printed() -> None:
    endless = "Trưởng ban công tác Mặt trận ấp Bà Điều, " * 8
    team = replace(TEAM, area=endless, members=(TeamMember(name=LONG_NAME, role=endless),) * 8)
    with noting_shortened() as shortened:
        pdf = team_poster_a4.render(poster_of(SETTINGS, team, Language.VIETNAMESE))
    assert set(shortened) == {endless}
    assert text_of(pdf).count("…") == 9
