"""The province's key cards of an open workspace, as a PDF in memory."""

from __future__ import annotations

from core.application.services import Services
from core.enrolment.models import OfflineKeys
from core.records.workspace import Language


def render_cards(services: Services, offline: OfflineKeys | None, language: Language) -> bytes:
    """The public card and, with `offline`, both copies of the paper keys; whoever prints keeps no copy."""
    from core.papers import key_cards_a4
    from core.papers.key_cards import compose_cards, compose_public_card

    keys, issuer = services.batches.own_keys(), services.settings.unit().issuer
    day = services.clock.now().date()
    if offline is None:
        content = compose_public_card(keys, issuer=issuer, day=day, language=language)
    else:
        content = compose_cards(keys, offline, issuer=issuer, day=day, language=language)
    return key_cards_a4.render(content)
