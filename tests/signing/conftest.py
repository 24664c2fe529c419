"""An office with a letter to sign, keys to sign it with, and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.base.clock import FixedClock
from core.render import official_pdf
from tests.cli.program import Program, Ran
from tests.reports.samples import letter
from tests.signing.authority import NOW, PASSPHRASE, Authority, Holder
from tests.signing.pictures import seal, signature


@dataclass(frozen=True, slots=True)
class Keys:
    """Of one authority: a person, an office, and a person whose certificate is over."""

    authority: Authority
    person: Holder
    office: Holder
    expired: Holder


@pytest.fixture(scope="session")
def keys() -> Keys:
    authority = Authority()
    return Keys(
        authority,
        authority.issue("Nguyễn Văn An"),
        authority.issue("Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Cà Mau", curve=True),
        authority.issue("Trần Thị Bé", begins=NOW.replace(year=2024), ends=NOW.replace(year=2025)),
    )


@pytest.fixture(scope="session")
def letter_pdf() -> bytes:
    return official_pdf.render(letter())


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


class Desk:
    """A workspace at the command line, and files beside it."""

    def __init__(self, program: Program, keys: Keys, letter_pdf: bytes, folder: Path) -> None:
        self.program = program
        self.folder = folder
        self.data = program.make("tinh", "96", "--valid-from", "2025-07-01")
        self.letter = self.file("cong-van-12.pdf", letter_pdf)
        self.person = self.file("an.p12", keys.person.key_file())
        self.office = self.file("co-quan.p12", keys.office.key_file())
        self.expired = self.file("be.p12", keys.expired.key_file())
        self.pin = self.file("pin.txt", PASSPHRASE.encode())
        self.signature = self.file("chu-ky.png", signature())
        self.seal = self.file("dau.png", seal())
        self.root = self.file("goc.cer", keys.authority.root.der)

    def file(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def run(self, *arguments: object) -> Ran:
        return self.program("letter", *arguments, "--data", self.data, "--json")

    def done(self, *arguments: object) -> dict[str, Any]:
        ran = self.run(*arguments)
        assert ran.code == 0, ran.err
        return ran.json

    def refused(self, *arguments: object) -> str:
        """The code of the sentence; the folder has no file more than before."""
        before = {path: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}
        ran = self.run(*arguments)
        assert ran.code in {2, 3, 4, 5}, ran.out
        after = {path: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}
        assert after == before, "nothing half signed"
        code = ran.json["error"]
        assert isinstance(code, str)
        return code

    def sign(self, file: Path | None = None, role: str = "person", **changed: object) -> tuple[object, ...]:
        """The command, with the office's key and seal for `office`."""
        office = role == "office"
        words: dict[str, object] = {
            "key_file": self.office if office else self.person,
            "pin_file": self.pin,
            "picture": self.seal if office else self.signature,
        }
        words |= changed
        options = [
            part
            for name, value in words.items()
            if value is not None
            for part in (f"--{name.replace('_', '-')}", value)
        ]
        return ("sign", file or self.letter, "--as", role, *options)

    def verdicts(self, file: object) -> list[str]:
        return [one["state"] for one in self.run("check", file).json["signatures"]]


@pytest.fixture
def desk(
    capsys: pytest.CaptureFixture[str], clock: FixedClock, keys: Keys, letter_pdf: bytes, tmp_path: Path
) -> Desk:
    return Desk(Program(capsys, clock, tmp_path / "chuong-trinh"), keys, letter_pdf, tmp_path)
