"""Checking a staff card from its code, offline."""

from __future__ import annotations

from argparse import Namespace

from core.exchange.keyfile import read
from core.services import Services
from ui.cli.answer import Answer
from ui.cli.inputs import read_file


def check_card(services: Services, options: Namespace) -> Answer:
    """The facts of a card signed by the unit it names: this workspace's, or that of a key file.

    A key vouches for its own unit alone: `document.card_forged` where it signed another unit's card.
    """
    from core.documents.card_code import campaign_mark, read_code

    signer = services.signer
    known = [(services.info.unit.code, signer.public_key)]
    for path in options.key:
        keys = read(read_file(path))
        known.append((keys.unit_code, keys.signing_key))
    facts = read_code(options.code, [key for _, key in known], signer)
    read_code(options.code, [key for unit, key in known if unit == facts.unit], signer)
    valid = facts.until >= services.clock.now().date()
    day = f"{facts.until:%d/%m/%Y}"
    return Answer(
        data={
            "number": facts.printed_number,
            "unit": facts.unit,
            "name": facts.name,
            "until": facts.until.isoformat(),
            "valid": valid,
            "this_campaign": facts.campaign == campaign_mark(services.campaign.id),
        },
        vi=f"Thẻ {facts.printed_number}, {facts.name}: {'còn' if valid else 'hết'} hạn, đến hết {day}."
        " Đối chiếu tên, ảnh và số với người mang thẻ.",
        en=f"Card {facts.printed_number}, {facts.name}: {'valid' if valid else 'expired'}, until {day}."
        " Compare name, photo and number with the person.",
    )
