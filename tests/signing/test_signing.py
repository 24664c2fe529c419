"""A letter is signed by a person and by the office, and checked; what cannot be signed stays as it was."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from core.base.clock import FixedClock
from core.base.errors import UserError
from storage.signing.keys import wrong_pin
from tests.signing.authority import NOW, YEAR, Authority
from tests.signing.conftest import Desk, Keys
from tests.signing.pictures import BLUE, RED, WHITE, seal, signature
from ui.catalog import sentence


def test_a_person_signs_then_the_office_and_both_are_valid_under_the_added_root(desk: Desk) -> None:
    first = desk.done(*desk.sign())
    assert Path(first["file"]).name == "cong-van-12-da-ky.pdf"
    assert first["at"] == "2026-12-03T09:30:15+07:00"
    both = desk.done(*desk.sign(Path(first["file"]), "office"))["file"]
    assert Path(both).name == "cong-van-12-da-ky-2.pdf"
    desk.done("add-roots", desk.root)
    found = desk.done("check", both)
    assert found["valid"]
    names = [one["certificate"]["name"] for one in found["signatures"]]
    assert names == ["Nguyễn Văn An", "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Cà Mau"]
    assert [one["is_last"] for one in found["signatures"]] == [False, True]
    assert desk.letter.read_bytes() == Path(both).read_bytes()[: desk.letter.stat().st_size], "an update"


def test_an_unknown_issuer_is_named_and_never_valid(desk: Desk) -> None:
    signed = desk.done(*desk.sign())["file"]
    other = desk.file("khac.pem", Authority().root.pem)  # of the same name, with another key
    for _ in range(2):
        ran = desk.run("check", signed)
        assert ran.code == 3
        assert not ran.json["valid"]
        assert [one["state"] for one in ran.json["signatures"]] == ["unknown_issuer"]
        text = desk.program("letter", "check", signed, "--data", desk.data).out
        assert "CHƯA BIẾT nơi cấp chứng thư: CA thử của tỉnh" in text
        assert "HỢP LỆ" not in text.upper()
        desk.done("add-roots", other)


def test_roots_are_listed_and_one_that_is_removed_makes_its_issuer_unknown_again(desk: Desk) -> None:
    signed = desk.done(*desk.sign())["file"]
    desk.done("add-roots", desk.root)
    (root,) = desk.done("add-roots", desk.root)["roots"]
    assert desk.done("roots")["roots"] == [root], "the same root is there once"
    assert desk.verdicts(signed) == ["valid"]
    desk.done("remove-root", root["fingerprint"][:12])
    assert desk.done("roots")["roots"] == []
    assert desk.verdicts(signed) == ["unknown_issuer"]
    assert desk.refused("remove-root", root["fingerprint"]) == "signing.no_root"


def test_a_person_is_no_root(desk: Desk, keys: Keys) -> None:
    assert desk.refused("add-roots", desk.file("an.cer", keys.person.der)) == "signing.not_root"
    assert desk.refused("add-roots", desk.letter) == "signing.not_root"
    assert desk.done("roots")["roots"] == []


def test_a_byte_changed_anywhere_is_never_valid(desk: Desk) -> None:
    signed = Path(desk.done(*desk.sign())["file"])
    desk.done("add-roots", desk.root)
    data = signed.read_bytes()
    start = data.index(b"/Contents <") + len(b"/Contents <")
    end = data.index(b">", start)
    step = len(data) // 150
    places = [at for at in range(0, len(data), step) if not start <= at < end]
    places += [data.index(b"%%EOF"), len(data) - 3, end - 5, start + 200, start + 900]
    assert desk.verdicts(signed) == ["valid"]
    for at in places:
        changed = desk.file("sua.pdf", data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        ran = desk.run("check", changed)
        assert ran.code in {3, 4}, f"byte {at} of {len(data)}"
        assert not ran.json.get("valid", False)


def test_what_is_added_after_signing_is_a_change(desk: Desk) -> None:
    signed = Path(desk.done(*desk.sign())["file"])
    desk.done("add-roots", desk.root)
    grown = desk.file("them.pdf", signed.read_bytes() + b"\n% them\n")
    assert desk.verdicts(grown) == ["changed"]
    assert desk.refused(*desk.sign(grown, "office")) == "signing.signed_changed"


def test_a_signature_is_expired_after_the_term_of_its_certificate(desk: Desk, clock: FixedClock) -> None:
    signed = desk.done(*desk.sign())["file"]
    desk.done("add-roots", desk.root)
    clock.advance(2 * YEAR)
    assert desk.verdicts(signed) == ["expired"]


def test_an_expired_certificate_signs_nothing(desk: Desk) -> None:
    ran = desk.run(*desk.sign(key_file=desk.expired))
    assert ran.json["error"] == "signing.expired"
    assert "từ 03/12/2024 đến 03/12/2025" in ran.json["message"]
    assert desk.refused(*desk.sign(key_file=desk.expired)) == "signing.expired"


def test_bad_keys_are_sentences(desk: Desk) -> None:
    wrong = desk.file("sai.txt", "sai rồi".encode())
    assert desk.refused(*desk.sign(pin_file=wrong)) == "signing.wrong_passphrase"
    assert desk.refused(*desk.sign(key_file=desk.letter)) == "signing.not_key_file"
    assert desk.refused(*desk.sign(key_file=desk.folder / "khong-co.p12")) == "file.unreadable"
    assert desk.refused(*desk.sign(pin_file=desk.folder / "khong-co.txt")) == "key.passphrase_file"


@pytest.mark.parametrize(
    ("role", "png", "code"),
    [
        ("person", signature(RED), "signing.picture_blue"),
        ("office", seal(BLUE), "signing.picture_red"),
        ("person", signature(ground=WHITE), "signing.picture_ground"),
        ("office", seal(ground=WHITE), "signing.picture_ground"),
        ("office", seal((0, 0, 0, 0)), "signing.picture_ground"),
        ("person", b"\xff\xd8\xff\xe0 a JPEG", "signing.picture"),
        ("person", signature()[:300], "signing.picture"),
    ],
)
def test_pictures_are_transparent_png_in_the_colour_of_the_decree(
    desk: Desk, role: str, png: bytes, code: str
) -> None:
    assert desk.refused(*desk.sign(None, role, picture=desk.file("hinh.png", png))) == code


def test_what_is_no_pdf_or_has_no_place_is_refused(desk: Desk) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    bare = desk.folder / "trang.pdf"
    page = Canvas(str(bare))
    page.drawString(100, 100, "Không có nơi nhận")
    page.save()
    assert desk.refused(*desk.sign(bare)) == "signing.no_place"
    locked = desk.folder / "khoa.pdf"
    page = Canvas(str(locked), encrypt=StandardEncryption("a"))
    page.drawString(100, 100, "x")
    page.save()
    for file in (locked, desk.signature, desk.file("nua.pdf", desk.letter.read_bytes()[:900])):
        assert desk.refused(*desk.sign(file)) == "signing.not_pdf"
    assert desk.refused(*desk.sign(picture=None)) == "signing.no_picture"
    assert desk.refused(*desk.sign(None, "office", seal_mm=70)) == "signing.seal_size"
    assert desk.refused(*desk.sign(None, "attached", picture=None)) == "signing.no_number"
    assert desk.refused("check", desk.letter) == "signing.none"


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (0x0, "signing.wrong_pin"),
        (0x10000, "signing.wrong_pin_few"),
        (0x20000, "signing.wrong_pin_last"),
        (0x30000, "signing.wrong_pin_last"),
        (0x40000, "signing.pin_locked"),
        (0x70000, "signing.pin_locked"),
    ],
)
def test_the_tries_that_are_left_are_those_of_the_flags_of_pkcs11(flags: int, code: str) -> None:
    assert wrong_pin(flags) == code
    assert "PIN" in sentence(UserError(code, token="VAN THU"), "vi")


def test_a_revocation_list_in_the_file_is_believed(desk: Desk, keys: Keys) -> None:
    signed = Path(desk.done(*desk.sign())["file"])
    desk.done("add-roots", desk.root)
    for holder, state in ((keys.office, "valid"), (keys.person, "revoked")):
        listed = desk.file(
            "kem-danh-sach.pdf", with_list(signed.read_bytes(), keys.authority.revoked(holder))
        )
        ran = desk.run("check", listed)
        assert [(one["state"], one["revocation_known"]) for one in ran.json["signatures"]] == [(state, True)]
        assert ran.json["valid"] == (state == "valid")


def test_a_list_that_another_signed_or_that_is_over_says_nothing(desk: Desk, keys: Keys) -> None:
    """Anybody can put a list into a file: an empty one of a revoked key, or one that revokes."""
    signed = Path(desk.done(*desk.sign())["file"]).read_bytes()
    desk.done("add-roots", desk.root)
    forged = Authority().revoked(keys.person)
    over = keys.authority.revoked(keys.office, NOW - YEAR)
    for data in (forged, over):
        ran = desk.run("check", desk.file("kem-danh-sach.pdf", with_list(signed, data)))
        (found,) = ran.json["signatures"]
        assert (found["state"], found["revocation_known"]) == ("valid", False)


def with_list(pdf: bytes, revoked: bytes) -> bytes:
    """The file with a revocation list in its store, as other programs add it later."""
    from asn1crypto.crl import CertificateList
    from pyhanko.sign.validation.dss import DocumentSecurityStore

    stream = io.BytesIO(pdf)
    DocumentSecurityStore.add_dss(stream, None, crls=[CertificateList.load(revoked)])
    return stream.getvalue()
