"""The visit slip: its text for each household, and nothing of any result."""

from __future__ import annotations

import pytest

from core.base.errors import UserError
from core.papers import slip_dl
from core.papers.selection import Addressee, compose_addressees
from core.papers.slip import BLANK, compose_slips
from core.records.workspace import Language
from tests.documents.pixels import codes_in, page_picture
from tests.documents.prints import BARE, BLUEZONE, HOUSEHOLDS, LONG_NAME, SETTINGS
from tests.documents.rows import household_row


def test_no_household_selected_is_said() -> None:
    with pytest.raises(UserError, match=r"document\.no_household"):
        compose_addressees([])


def test_a_closed_household_gets_no_paper() -> None:
    with pytest.raises(UserError, match=r"document\.no_household"):
        compose_addressees([household_row(closed="moved")])


@pytest.mark.parametrize(
    ("address", "group", "printed"),
    [
        ("", "4", "Tổ 4, Ấp 1"),
        ("nhà ngói sát cầu", "4", "Tổ 4, nhà ngói sát cầu, Ấp 1"),
        ("số 12", "5", "Số 12, tổ 5, Ấp 1"),
        ("", "Tổ tự quản 3", "Tổ tự quản 3, Ấp 1"),
        ("", "", "Ấp 1"),
    ],
)
def test_an_address_reads_from_the_house_outwards(address: str, group: str, printed: str) -> None:
    (household,) = compose_addressees([household_row(address=address, group=group)])
    assert (household.code, household.code_text, household.address) == ("K7-147-B", "TN1:K7-147-B", printed)


def test_without_a_number_the_slip_says_whom_to_ask() -> None:
    content = compose_slips(BLUEZONE, BARE, BLANK, language=Language.VIETNAMESE)
    assert content.help is None
    assert content.group is None
    assert content.warning[-1][0].text == "Nghi ngờ: hỏi trưởng ấp, khóm để kiểm tra."
    assert content.again == "Chúng tôi sẽ đến lại:"


def test_the_codes_stand_where_the_reference_puts_them() -> None:
    pdf = slip_dl.render(compose_slips(BLUEZONE, SETTINGS, HOUSEHOLDS[:1], language=Language.VIETNAMESE))
    seen = {code.text: code for code in codes_in(page_picture(pdf, 600, 0))}
    own = seen[HOUSEHOLDS[0].code_text]
    millimetres = 25.4 / 600
    assert (own.right - own.left) * millimetres == pytest.approx(26 * 21 / 29, abs=0.15)
    assert own.right * millimetres == pytest.approx(201 - 26 * 4 / 29, abs=0.15)
    group = seen[SETTINGS.zalo_link]
    assert (group.right - group.left) * millimetres == pytest.approx(0.70 * 29, abs=0.25)


def test_a_long_name_wraps_and_an_endless_one_is_refused() -> None:
    long = Addressee(code="K7-147-B", name=LONG_NAME, address="Tổ 4")
    assert slip_dl.render(compose_slips(BLUEZONE, SETTINGS, (long,), language=Language.VIETNAMESE))
    endless = Addressee(code="K7-147-B", name="Nguyễn " * 570, address="")
    with pytest.raises(UserError, match=r"document\.text_too_long"):
        slip_dl.render(compose_slips(BLUEZONE, SETTINGS, (endless,), language=Language.VIETNAMESE))
