"""The people of the staff card and the team poster, kept in the encrypted database, never in the INI."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any, Final

from core.application.paper_order import PaperOrder
from core.application.services import Services
from core.papers.staff_card import StaffMember, usual_until
from core.papers.team_poster import Team, TeamMember

KEY: Final = "print.people"


def with_people(order: PaperOrder, services: Services, *, number: int, until: date | None) -> PaperOrder:
    """`order` with those of last time; before that the officer of this workspace."""
    info, last_day = services.info, until or usual_until(services.campaign, services.clock.now().date())
    kept = _kept(services)
    card, poster = kept.get("card", {}), kept.get("team", {})
    member = StaffMember(
        name=str(card.get("name") or info.officer_name),
        role=str(card.get("role", "")),
        area=info.place,
        number=number,
        until=last_day,
    )
    members = tuple(TeamMember(name=str(name), role=str(role)) for name, role in poster.get("members", ()))
    team = Team(
        name=str(poster.get("name", "")),
        area=info.place,
        until=last_day,
        members=members or (TeamMember(name=member.name, role=member.role),),
    )
    return replace(order, member=member, team=team)


def keep_people(order: PaperOrder, services: Services) -> None:
    """Remembers them where they differ from what is kept."""
    if order.member is None or order.team is None:
        return
    people = {
        "card": {"name": order.member.name, "role": order.member.role},
        "team": {
            "name": order.team.name,
            "members": [[member.name, member.role] for member in order.team.members],
        },
    }
    text = json.dumps(people, ensure_ascii=False)
    if text != services.store.meta(KEY):
        with services.store.writing() as writer:
            writer.set_meta(KEY, text)


def _kept(services: Services) -> dict[str, Any]:
    try:
        found = json.loads(services.store.meta(KEY) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
