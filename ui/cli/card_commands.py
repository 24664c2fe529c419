"""Checking a staff card from its code, offline."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from core.application.services import Services
from core.base.given_files import read_given
from core.sync.keyfile import read
from ui.cli.answer import Answer

if TYPE_CHECKING:
    from core.papers.card_code import CardFacts


def check_card(services: Services, options: Namespace) -> Answer:
    """Return the values of a card signed by the unit it names: this workspace's, or that of a key file.

    A key vouches only for its own unit: `document.card_forged` where it signed another unit's card.
    """
    from core.papers.card_code import campaign_mark, read_code

    signer = services.signer
    known = [(services.info.unit.code, signer.public_key)]
    for path in options.key:
        keys = read(read_given(path))
        known.append((keys.unit_code, keys.signing_key))
    facts = read_code(options.code, [key for _, key in known], signer)
    read_code(options.code, [key for unit, key in known if unit == facts.unit], signer)
    valid = facts.until >= services.clock.now().date()
    return Answer(
        data={
            "number": facts.printed_number,
            "unit": facts.unit,
            "name": facts.name,
            "team": facts.of_team,
            "until": facts.until.isoformat(),
            "valid": valid,
            "this_campaign": facts.campaign == campaign_mark(services.campaign.id),
        },
        vi=_said_vi(facts, still="còn" if valid else "hết"),
        en=_said_en(facts, still="valid" if valid else "expired"),
    )


def _said_vi(facts: CardFacts, *, still: str) -> str:
    day = f"{facts.until:%d/%m/%Y}"
    if facts.of_team:
        return (
            f"Tờ giới thiệu tổ {facts.name}: {still} hạn, đến hết {day}. Không phải thẻ của một người:"
            " đối chiếu tên tổ, rồi hỏi thẻ của từng người."
        )
    return (
        f"Thẻ {facts.printed_number}, {facts.name}: {still} hạn, đến hết {day}."
        " Đối chiếu tên, ảnh và số với người mang thẻ."
    )


def _said_en(facts: CardFacts, *, still: str) -> str:
    day = f"{facts.until:%d/%m/%Y}"
    if facts.of_team:
        return (
            f"Poster of the team {facts.name}: {still}, until {day}. Not the card of a person:"
            " compare the team's name, then ask each person for a card."
        )
    return (
        f"Card {facts.printed_number}, {facts.name}: {still}, until {day}."
        " Compare name, photo and number with the person."
    )
