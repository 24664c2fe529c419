"""The card of signed files in the real window: a verdict a signature, and the issuers that are trusted."""

from __future__ import annotations

from pathlib import Path

from core.application.services import Services
from core.base.clock import FixedClock
from core.render import official_pdf
from core.signing.desk import SigningDesk, SignWish
from core.signing.models import KeyFile, SignRole
from storage.signing.signatures import HankoSignatures
from tests.pages_office.conftest import Office, OpenOffice
from tests.reports.samples import letter
from tests.signing.authority import PASSPHRASE, YEAR, Authority
from tests.signing.pictures import signature
from ui.qt.letters.page import LettersPage
from ui.qt.page_ids import PageId
from ui.qt.widgets.notice import NoticeKind


def test_a_signed_file_is_checked_and_only_an_added_root_makes_it_valid(
    open_office: OpenOffice, province: Services, clock: FixedClock, tmp_path: Path
) -> None:
    now = clock.now()
    authority = Authority(begins=now - YEAR)
    person = authority.issue("Nguyễn Văn An", begins=now - YEAR, ends=now + YEAR)
    files = {
        "a.pdf": official_pdf.render(letter()),
        "an.p12": person.key_file(),
        "an.png": signature(),
        "goc.cer": authority.root.der,
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    signing = SigningDesk(province.store, clock, HankoSignatures())
    wish = SignWish(
        file=tmp_path / "a.pdf",
        role=SignRole.PERSON,
        key=KeyFile(tmp_path / "an.p12"),
        picture=tmp_path / "an.png",
    )
    made = signing.sign(wish, PASSPHRASE)
    made.path.write_bytes(made.pdf)
    office = open_office(province)
    page = office.open(PageId.LETTERS)
    assert isinstance(page, LettersPage)
    office.finish_jobs()
    card = page.signed
    assert card.hint.text().startswith("Chưa tin nơi cấp nào")
    check(office, made.path)
    assert verdicts(card) == [NoticeKind.WARNING]
    assert "CHƯA BIẾT nơi cấp chứng thư: CA thử của tỉnh" in card.verdicts[0].sentence.text()
    office.answers.open = [tmp_path / "goc.cer"]
    card.trust.click()
    office.finish_jobs()
    office.finish_jobs()
    assert card.hint.text() == "Nơi cấp được tin: CA thử của tỉnh"
    assert verdicts(card) == [], "the verdict of before is not left to be read"
    check(office, made.path)
    assert verdicts(card) == [NoticeKind.DONE]
    changed = tmp_path / "sua.pdf"
    changed.write_bytes(made.pdf + b"\n%\n")
    check(office, changed)
    assert verdicts(card) == [NoticeKind.ERROR]
    check(office, tmp_path / "an.png")
    assert "không phải PDF" in card.verdicts[0].sentence.text()
    check(office, tmp_path / "a.pdf")
    assert "chưa có chữ ký số" in card.verdicts[0].sentence.text()


def check(office: Office, file: Path) -> None:
    page = office.open(PageId.LETTERS)
    assert isinstance(page, LettersPage)
    office.answers.open = [file]
    page.signed.check.click()
    office.finish_jobs()


def verdicts(card: object) -> list[NoticeKind]:
    from ui.qt.letters.signed_card import SignedCard

    assert isinstance(card, SignedCard)
    return [notice.kind for notice in card.verdicts if notice.isVisible()]
