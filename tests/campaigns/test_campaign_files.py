"""A campaign file with one thing wrong: each gets its own code, its sentence, and no campaign."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.base.errors import UserError
from core.campaigns.documents import find_document
from core.campaigns.links import check_web_address, is_listed
from core.campaigns.parsing import MAX_BYTES, bundled_bytes, parse_campaign
from ui.catalog import sentence, sentences

GOOD = bundled_bytes("bluezone-2020").decode()
PLAY = 'url = "https://play.google.com/store/apps/details?id=com.mic.bluezone"'
APPLE = 'url = "https://apps.apple.com/us/app/bluezone/id1508062685"'
WEB = 'url = "https://bluezone.gov.vn"'
SECOND_WEB = '[[links]]\nplatform = "web"\nurl = "https://bluezone.ai"\n\n[[steps]]'


BAD: list[tuple[str, str, str]] = [
    ("campaign.unreadable", 'format = "tung-nha-campaign"', 'format = "other"'),
    ("campaign.unreadable", "version = 1\n\nid", 'version = "1"\n\nid'),
    ("campaign.unreadable", "[name]", "[name"),
    ("campaign.newer_format", "version = 1\n\nid", "version = 2\n\nid"),
    ("campaign.unknown_key", "start =", "begin = 2020-08-06\nstart ="),
    ("campaign.unknown_key", "confirmed = false", "confirmed = false\nmail = 'x'"),
    ("campaign.unknown_key", "every_days = 7", "every_days = 7\nperiod = 1"),
    ("campaign.missing", "start = 2020-08-06", ""),
    ("campaign.missing", 'app_id = "com.mic.bluezone"', ""),
    ("campaign.missing", 'name = "Bluezone"', 'name = " \u200b"'),
    ("campaign.missing", 'tracks = ["household", "agency", "members", "outreach"]', "tracks = []"),
    ("campaign.type", "confirmed = false", 'confirmed = "no"'),
    ("campaign.type", 'name = "Bluezone"', "name = 7"),
    ("campaign.type", 'tracks = ["household", "agency", "members", "outreach"]', 'tracks = "household"'),
    ("campaign.type", "[period]", "[[period]]"),
    ("campaign.type", "[[figures]]", "[figures]"),
    ("campaign.language", 'en = "Every lane, every door"', ""),
    ("campaign.language", 'vi = "Đi từng ngõ, gõ từng nhà"', ""),
    ("campaign.too_long", 'vi = "Cài đặt Bluezone"', 'vi = "Cài đặt ứng dụng Bluezone ngay"'),
    ("campaign.too_long", "“Bluezone”", "“" + "B" * 60 + "”"),
    ("campaign.too_many", 'look_alikes = ["Bluzone"', "look_alikes = [" + '"x",' * 40 + '"Bluzone"'),
    ("campaign.choice", 'picture = "scan"', 'picture = "banana"'),
    ("campaign.choice", '"outreach"]', '"others"]'),
    ("campaign.number", "percent = 50", "percent = 0"),
    ("campaign.number", "percent = 50", "percent = 50.5"),
    ("campaign.number", "days = 7\nanchor", "days = true\nanchor"),
    ("campaign.id", 'id = "bluezone-2020"', 'id = "../bluezone"'),
    ("campaign.id", 'id = "battery"', 'id = "Pin yếu"'),
    ("campaign.date", "start = 2020-08-06", 'start = "2020-08-06"'),
    ("campaign.date", "start = 2020-08-06", "start = 2020-08-06T08:00:00"),
    ("campaign.unreadable", "start = 2020-08-06", "start = 2020-02-30"),
    ("campaign.dates", "end = 2020-09-18", "end = 2020-08-05"),
    ("campaign.dates", "end = 2020-09-18", "retention = 2020-08-05"),
    ("campaign.link_https", WEB, 'url = "http://bluezone.gov.vn"'),
    ("campaign.link_https", WEB, 'url = "javascript:alert(1)"'),
    ("campaign.link_shape", WEB, 'url = "https://bluezone.gov.vn@evil.example"'),
    ("campaign.link_shape", WEB, 'url = "https://bluezone.gov.vn:8443"'),
    ("campaign.link_shape", WEB, 'url = "https://bluezone.gov.vn/#x"'),
    ("campaign.link_shape", WEB, 'url = "https://blueżone.gov.vn"'),
    ("campaign.link_shape", WEB, 'url = "https://bluezone.gov.vn/' + "a" * 120 + '"'),
    ("campaign.link_host", WEB, 'url = "https://bluezone.example"'),
    ("campaign.link_host", WEB, 'url = "https://gov.vn.evil.example"'),
    ("campaign.link_host", WEB, 'url = "https://evilgov.vn"'),
    ("campaign.link_host", WEB, 'url = "https://play.google.com/store/apps/details?id=com.mic.bluezone"'),
    ("campaign.link_host", PLAY, 'url = "https://bluezone.gov.vn/store/apps/details?id=com.mic.bluezone"'),
    ("campaign.link_host", APPLE, 'url = "https://apps.apple.com.evil.example/app/id1508062685"'),
    ("campaign.app_id", 'app_id = "com.mic.bluezone"', 'app_id = "com.mic.bluzone"'),
    ("campaign.app_id", PLAY, 'url = "https://play.google.com/store/apps/details?id=com.mic.bluezone&x=1"'),
    ("campaign.app_id", PLAY, 'url = "https://play.google.com/store/apps/dev?id=com.mic.bluezone"'),
    ("campaign.app_id", 'app_id = "id1508062685"', 'app_id = "1508062685"'),
    ("campaign.app_id", APPLE, 'url = "https://apps.apple.com/us/app/bluezone/id1508062686"'),
    ("campaign.app_id", APPLE, 'url = "https://apps.apple.com/us/app/id1508062685/other"'),
    ("campaign.app_id", WEB, WEB + '\napp_id = "x"'),
    ("campaign.repeated", 'aliases = ["3555"]', 'aliases = ["4865"]'),
    ("campaign.repeated", "[[steps]]", SECOND_WEB),
    ("campaign.repeated", 'id = "battery"', 'id = "data"'),
    ("campaign.reference", 'document = "524/MTTQ-BTT"', 'document = "525/MTTQ-BTT"'),
    ("campaign.deadline_words", "date = 2020-09-12", "date = 2020-09-13"),
    ("campaign.deadline_words", "trước ngày 12/9/2020", "trước ngày 12/9/20201"),
    ("campaign.track_off", '"agency", "members", "outreach"]', '"members", "outreach"]'),
    ("campaign.ladder", 'stage = "smartphone"', 'stage = "activated"'),
    ("campaign.ladder", 'stage = "installed"', 'stage = "activated"'),
    ("campaign.placeholder", "{until}, sau đó xóa", "{ngày}, sau đó xóa"),
    ("campaign.placeholder", "call {phone}", "call {phone"),
    ("campaign.strong", 'vi = "tên gần giống"', 'vi = "tên giống hệt"'),
    ("campaign.flyer", 'prefix = "BZ"', 'prefix = "bz"'),
    ("campaign.flyer", 'month = "2020-09"', 'month = "2020-13"'),
]


@pytest.mark.parametrize(("code", "old", "new"), BAD, ids=[f"{code}-{new[:30]}" for code, _, new in BAD])
def test_one_wrong_thing_is_refused_with_its_own_sentence(code: str, old: str, new: str) -> None:
    assert old in GOOD
    with pytest.raises(UserError) as caught:
        parse_campaign(GOOD.replace(old, new, 1).encode())
    assert caught.value.code == code
    for language in ("vi", "en"):
        assert sentence(caught.value, language)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"PK\x03\x04", b"[" * 5000, GOOD.encode("utf-16")])
def test_bytes_that_are_no_campaign_are_refused(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        parse_campaign(data)
    assert caught.value.code == "campaign.unreadable"


def test_a_huge_file_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(UserError) as caught:
        parse_campaign(b"#" * (MAX_BYTES + 1))
    assert caught.value.code == "campaign.too_large"


def test_a_campaign_without_steps_for_a_platform_it_links_is_refused() -> None:
    android = GOOD.replace("[[steps]]\n", '[[steps]]\nplatforms = ["android"]\n')
    with pytest.raises(UserError) as caught:
        parse_campaign(android.encode())
    assert caught.value.code == "campaign.missing"
    assert caught.value.params == {"key": "steps (ios)"}


def test_a_number_printed_on_a_letter_wins_over_an_alias_of_another_symbol() -> None:
    same_number = GOOD.replace('number = "524"', 'number = "3555"').replace(
        '"524/MTTQ-BTT"', '"3555/MTTQ-BTT"'
    )
    campaign = parse_campaign(same_number.encode())
    found = find_document(campaign, "3555")
    assert found is not None
    assert found.symbol == "MTTQ-BTT"
    cited = find_document(campaign, "3555/UBND-KGVX")
    assert cited is not None
    assert cited.number == "5355"


def test_text_arrives_cleaned_and_composed() -> None:
    loose = GOOD.replace('vi = "Cài đặt Bluezone"', 'vi = "Ca\u0300i  đa\u0323\u0306t\u202e Bluezone"', 1)
    assert parse_campaign(loose.encode()).title.vi == "Cài đặt Bluezone"


def test_an_inclusive_deadline_counts_its_own_day() -> None:
    inclusive = parse_campaign(GOOD.replace("inclusive = false", "inclusive = true", 1).encode())
    assert inclusive.deadlines[0].last_day == inclusive.deadlines[0].day


@pytest.mark.parametrize(
    ("host", "listed"),
    [
        ("zalo.me", True),
        ("go.zalo.me", True),
        ("camau.gov.vn", True),
        ("gov.vn", False),
        ("x.zalo.me", False),
        ("..gov.vn", False),
    ],
)
def test_hosts_are_listed_by_name_or_by_the_official_suffix(host: str, listed: bool) -> None:
    assert is_listed(host) is listed


def test_a_zalo_group_of_the_settings_passes_the_same_list() -> None:
    assert check_web_address("https://zalo.me/g/abcdef123") == "https://zalo.me/g/abcdef123"
    with pytest.raises(UserError) as caught:
        check_web_address("https://zalo.me.evil.example/g/abc")
    assert caught.value.code == "campaign.link_host"


@pytest.mark.parametrize("area", ["campaign", "catalogue", "unit"])
def test_every_code_of_the_area_has_a_sentence_and_every_sentence_a_use(area: str) -> None:
    root = Path(__file__).resolve().parents[2]
    files = [path for folder in ("app", "core", "storage") for path in sorted((root / folder).rglob("*.py"))]
    source = "".join(path.read_text("utf-8") for path in files)
    raised = set(re.findall(rf'UserError\(\s*"({area}\.[a-z_]+)"', source))
    assert raised == {code for code in sentences() if code.startswith(f"{area}.")}
