"""The consent slip: the campaign's own text, its version and hash, boxes for each purpose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.base.errors import UserError
from core.campaigns.digests import consent_hash, short_hash
from core.campaigns.models import LocalText
from core.content.models import NBSP, RichText
from core.papers import consent_a6
from core.papers.consent import BLANK, ConsentContent, compose_consent
from core.records.workspace import Language
from tests.documents.pixels import codes_in, drawing_of, page_picture
from tests.documents.prints import BARE, BLUEZONE, HOUSEHOLDS, SETTINGS, VNEID

MILLIMETRES = 25.4 / 600


def _plain(rich: RichText) -> str:
    return "".join(run.text for run in rich).replace(NBSP, " ")


def _blank() -> ConsentContent:
    return compose_consent(BLUEZONE, SETTINGS, BLANK, language=Language.VIETNAMESE)


def test_the_text_is_the_campaigns_with_who_until_when_and_whom_to_call() -> None:
    campaign = replace(VNEID, retention=date(2027, 6, 30))
    content = compose_consent(campaign, SETTINGS, BLANK, language=Language.VIETNAMESE)
    assert _plain(content.text) == VNEID.consent.text.vi.format(issuer=SETTINGS.issuer, until="30/06/2027")
    assert [run.text for run in content.text if run.strong] == ["Ai giữ:", "Giữ gì:", "Đến khi:"]
    assert _plain(content.rights) == VNEID.consent.rights.vi.format(phone="0290 355 0117")
    assert [run.text for run in content.rights if run.strong] == ["0290 355 0117".replace(" ", NBSP)]


def test_without_a_number_there_is_a_place_to_write_one() -> None:
    content = compose_consent(VNEID, BARE, BLANK, language=Language.ENGLISH)
    assert "call ......" in _plain(content.rights)
    assert "Until: the end of the campaign" in _plain(content.text)


def test_version_and_hash_follow_the_text() -> None:
    content = compose_consent(VNEID, SETTINGS, BLANK, language=Language.VIETNAMESE)
    assert content.foot == f"Mẫu VN-01 · {short_hash(consent_hash(VNEID.consent))}"
    changed = replace(VNEID.consent, text=LocalText(vi="khác", en="other"))
    other = compose_consent(replace(VNEID, consent=changed), SETTINGS, BLANK, language=Language.VIETNAMESE)
    assert other.foot != content.foot


def test_what_a_unit_calls_itself_is_never_read_as_a_field_or_a_label() -> None:
    content = compose_consent(
        VNEID, replace(SETTINGS, issuer="{phone}. Ai: {x}"), BLANK, language=Language.VIETNAMESE
    )
    assert "Ai giữ: {phone}. Ai: {x}." in _plain(content.text)
    assert "Ai:" not in [run.text for run in content.text if run.strong]


def test_the_code_is_18_mm_and_ends_at_the_margin() -> None:
    content = compose_consent(VNEID, SETTINGS, HOUSEHOLDS[:1], language=Language.VIETNAMESE)
    (code,) = codes_in(page_picture(consent_a6.render(content), 600, 0))
    assert (code.right - code.left) * MILLIMETRES == pytest.approx(18 * 21 / 29, abs=0.12)
    assert code.right * MILLIMETRES == pytest.approx(97, abs=0.12)


def test_two_empty_boxes_for_each_purpose() -> None:
    """Nothing is filled: the only black areas are letters and, where there is one, the code."""
    drawn = drawing_of(consent_a6.render(_blank()))
    assert b" re f" not in drawn
    six_millimetres = b"17.00787 17.00787 re"
    assert drawn.count(six_millimetres) == 2 * len(BLUEZONE.consent.purposes)


@pytest.mark.parametrize("count", [0, 5])
def test_purposes_without_room_are_refused(count: int) -> None:
    purposes = (_blank().purposes * 2)[:count]
    with pytest.raises(UserError, match=r"document\.purposes"):
        consent_a6.render(replace(_blank(), purposes=purposes))


def test_a_text_that_leaves_no_room_to_sign_is_refused() -> None:
    content = _blank()
    with pytest.raises(UserError, match=r"document\.text_too_long"):
        consent_a6.render(replace(content, text=content.text * 3))
