"""The shipped Bluezone campaign has the values of the letters of 9/2020, slips included."""

from __future__ import annotations

from datetime import date

import pytest

from core.campaigns.documents import find_document
from core.campaigns.models import Campaign, Denominator, Platform, Stage, Track, Urgency
from core.campaigns.parsing import bundled_campaign
from core.campaigns.timing import days_left, deadlines_of, period_of


@pytest.fixture(scope="module")
def bluezone() -> Campaign:
    return bundled_campaign("bluezone-2020")


@pytest.mark.parametrize(
    "cited",
    ["3555", "5355", "3555/UBND-KGVX", "5355/UBND-KGVX", "Số: 5355 /UBND-KGVX", "số 3555/ubnd-kgvx"],
)
def test_the_order_is_found_by_its_number_and_by_the_one_the_front_cites(
    bluezone: Campaign, cited: str
) -> None:
    found = find_document(bluezone, cited)
    assert found is not None
    assert (found.number, found.symbol, found.issued_on) == ("5355", "UBND-KGVX", date(2020, 9, 8))
    assert found.urgency is Urgency.HOA_TOC
    assert found.abstract == "đôn đốc cài đặt ứng dụng Bluezone trên điện thoại thông minh (lần 2)"


@pytest.mark.parametrize("cited", ["5353", "3555/MTTQ-BTT", "", "UBND-KGVX", "53"])
def test_another_number_or_symbol_finds_nothing(bluezone: Campaign, cited: str) -> None:
    assert find_document(bluezone, cited) is None


def test_the_register_holds_the_whole_chain_with_days(bluezone: Campaign) -> None:
    assert [(document.reference, document.issued_on) for document in bluezone.documents] == [
        ("2841/BTTTT-THH", date(2020, 8, 1)),
        ("4693/UBND-KGVX", date(2020, 8, 6)),
        ("4865/UBND-KGVX", date(2020, 8, 13)),
        ("1166/STTTT-CNTTBCVT", date(2020, 9, 7)),
        ("5355/UBND-KGVX", date(2020, 9, 8)),
        ("524/MTTQ-BTT", date(2020, 9, 10)),
    ]


def test_there_are_two_targets_with_two_denominators(bluezone: Campaign) -> None:
    found = [
        (target.track, target.percent, target.denominator, target.source.document)
        for target in bluezone.targets
    ]
    assert found == [
        (Track.HOUSEHOLD, 50, Denominator.SMARTPHONES, "5355/UBND-KGVX"),
        (Track.MEMBERS, 100, Denominator.MEMBERS_WITH_SMARTPHONE, "524/MTTQ-BTT"),
    ]
    assert bluezone.targets[0].denominator_name.vi == "người dân có điện thoại thông minh"


def test_deadlines_come_from_the_committee_alone_and_keep_their_words(bluezone: Campaign) -> None:
    found = [
        (deadline.track, deadline.last_day, deadline.source.words, deadline.source.clause)
        for deadline in bluezone.deadlines
    ]
    assert found == [
        (Track.AGENCY, date(2020, 9, 11), "hoàn thành trước ngày 12/9/2020", "1"),
        (Track.HOUSEHOLD, date(2020, 9, 18), "hoàn thành trước ngày 19/9/2020", "2"),
        (Track.OUTREACH, date(2020, 9, 18), "hoàn thành trước ngày 19/9/2020", "3"),
    ]
    assert {deadline.source.document for deadline in bluezone.deadlines} == {"5355/UBND-KGVX"}
    assert not any(deadline.inclusive for deadline in bluezone.deadlines)


def test_a_front_unit_had_one_day_for_staff_and_eight_for_households(bluezone: Campaign) -> None:
    signed = date(2020, 9, 10)
    (staff,) = deadlines_of(bluezone, Track.AGENCY)
    (households,) = deadlines_of(bluezone, Track.HOUSEHOLD)
    assert (days_left(staff, signed), days_left(households, signed)) == (1, 8)
    assert days_left(staff, date(2020, 9, 11)) == 0
    assert days_left(staff, date(2020, 9, 12)) == -1


def test_members_have_a_target_and_no_deadline(bluezone: Campaign) -> None:
    assert deadlines_of(bluezone, Track.MEMBERS) == ()


def test_the_rate_of_the_letter_stands_without_a_denominator(bluezone: Campaign) -> None:
    (figure,) = bluezone.figures
    assert figure.source.words == "xếp hạng 59/63 (tỷ lệ 16,08%)"
    assert figure.denominator_name is None
    assert figure.as_of == date(2020, 9, 7)


def test_only_the_department_reports_weekly(bluezone: Campaign) -> None:
    assert [(duty.to.vi, duty.every_days) for duty in bluezone.reports] == [
        ("Sở Thông tin và Truyền thông", None),
        ("Ủy ban nhân dân tỉnh", 7),
    ]


def test_weeks_count_from_the_first_order_on_a_thursday(bluezone: Campaign) -> None:
    third = period_of(bluezone.period, date(2020, 8, 26))
    assert third is not None
    assert (third.number, third.first_day, third.last_day) == (3, date(2020, 8, 20), date(2020, 8, 26))
    fourth = period_of(bluezone.period, date(2020, 8, 27))
    assert fourth is not None
    assert fourth.number == 4
    assert period_of(bluezone.period, date(2020, 8, 5)) is None


def test_the_links_are_those_of_the_stores(bluezone: Campaign) -> None:
    assert [(link.platform, link.url, link.app_id) for link in bluezone.links] == [
        (
            Platform.ANDROID,
            "https://play.google.com/store/apps/details?id=com.mic.bluezone",
            "com.mic.bluezone",
        ),
        (Platform.IOS, "https://apps.apple.com/us/app/bluezone/id1508062685", "id1508062685"),
        (Platform.WEB, "https://bluezone.gov.vn", None),
    ]
    assert bluezone.look_alikes == ("Bluzone", "Bluezone Ads", "Bluezone Pool")
    assert not bluezone.developer.confirmed


def test_permissions_differ_by_platform(bluezone: Campaign) -> None:
    permissions = bluezone.steps[3]
    assert permissions.detail_for(Platform.ANDROID).vi == "Cho phép thêm vị trí và tệp."
    assert permissions.detail_for(Platform.IOS).vi == "iPhone chỉ cần hai quyền này."
    assert permissions.detail_for(Platform.WEB) == permissions.detail
    assert len(bluezone.steps_for(Platform.ANDROID)) == len(bluezone.steps_for(Platform.IOS)) == 5
    assert bluezone.steps_for(Platform.WEB) == ()


def test_all_four_tracks_are_on_and_nobody_is_activated(bluezone: Campaign) -> None:
    assert bluezone.tracks == frozenset(Track)
    assert Stage.ACTIVATED not in {rung.stage for rung in bluezone.ladder}


def test_the_sheet_code_reads_as_printed(bluezone: Campaign) -> None:
    assert bluezone.flyer.code("A5") == "BZ-A5 · v1 · 09/2020"
