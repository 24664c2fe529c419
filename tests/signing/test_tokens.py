"""A token (SoftHSM2) signs, pdfsig agrees; a wrong PIN and a token that goes away are sentences."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.base.errors import UserError
from core.signing.models import Token
from storage.signing.keys import signer_of
from storage.signing.offline import InPlaceLoop
from tests.signing.conftest import Desk, Keys
from tests.signing.soft_token import LIBRARY, PIN, SoftToken

pytestmark = pytest.mark.strangers


@pytest.fixture
def token(tmp_path: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoftToken]:
    monkeypatch.setenv("SOFTHSM2_CONF", "")
    made = SoftToken(tmp_path / "usb")
    made.put(keys.person, b"\x01")
    yield made
    assert os.environ["SOFTHSM2_CONF"]


def by_token(desk: Desk, pin: str = PIN, **more: object) -> tuple[object, ...]:
    pin_file = desk.file("ma-pin.txt", pin.encode())
    return desk.sign(None, "person", **{"key_file": None, "token": LIBRARY, "pin_file": pin_file} | more)


def test_a_token_signs_and_pdfsig_agrees(desk: Desk, token: SoftToken) -> None:
    signed = desk.done(*by_token(desk))
    assert signed["certificate"]["name"] == "Nguyễn Văn An"
    desk.done("add-roots", desk.root)
    assert desk.verdicts(signed["file"]) == ["valid"]
    command = ["pdfsig", "-nocert", signed["file"]]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    data = Path(signed["file"]).read_bytes()
    changed = desk.file("sua.pdf", data.replace(b"/Producer", b"/Producfr", 1))
    said = subprocess.run([*command[:2], changed], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." not in said, "pdfsig is not blind"


def test_an_elliptic_key_on_a_token_signs(desk: Desk, token: SoftToken, keys: Keys) -> None:
    token.put(keys.office, b"\x02")
    assert desk.refused(*by_token(desk)) == "signing.which_certificate"
    serial = f"{keys.office.certificate.serial_number:X}"
    signed = desk.done(*by_token(desk, certificate=serial))
    assert signed["certificate"]["serial"] == serial.lower()
    desk.done("add-roots", desk.root)
    assert desk.verdicts(signed["file"]) == ["valid"]


def test_a_wrong_pin_is_a_sentence_and_the_right_one_signs_after_it(desk: Desk, token: SoftToken) -> None:
    for pin in ("654321", "1", ""):
        ran = desk.run(*by_token(desk, pin))
        assert ran.code == 4
        assert ran.json["error"].startswith("signing.wrong_pin")
        assert "PIN" in ran.json["message"]
        assert {one for one in desk.folder.iterdir() if one.suffix == ".pdf"} == {desk.letter}
    desk.done(*by_token(desk))


def test_no_token_several_tokens_and_no_library(desk: Desk, token: SoftToken) -> None:
    assert desk.refused(*by_token(desk, certificate="00ff")) == "signing.no_certificate"
    token.add("KHAC")
    assert desk.refused(*by_token(desk)) == "signing.several_tokens"
    token.pull_out()
    assert desk.refused(*by_token(desk)) == "signing.no_token"
    assert desk.refused(*by_token(desk, token=desk.folder / "khong-co.dll")) == "signing.library"
    assert desk.refused(*by_token(desk, token=desk.letter)) == "signing.library"


def test_a_token_pulled_out_while_signing_leaves_nothing(token: SoftToken) -> None:
    """The session is open and the PIN was right; then the token is gone."""
    with pytest.raises(UserError, match=r"signing\.token_gone"):
        sign_while_pulled_out(token)


def sign_while_pulled_out(token: SoftToken) -> None:
    with signer_of(Token(LIBRARY), PIN) as signer:
        assert signer.signing_cert is not None
        token.pull_out()
        InPlaceLoop().run(signer.async_sign_raw(b"bytes of a document", "sha256"))
