"""An honest officer assigns households, takes them out and brings them back, beside false lines
about them.
"""

from __future__ import annotations

from collections.abc import Callable

from core.application.services import Services
from core.base.errors import UserError
from core.base.ids import HouseholdId, OfficerId
from tests.sim.checks import same
from tests.sim.machine import Machine
from tests.sim.stage import Season


def walk(season: Season) -> str:
    """One act on some doors of one machine, by officers that it knows."""
    dice, machine = season.dice, season.dice.choice(season.machines)
    _, truth = season.checks.truth(machine)
    homes = sorted(one.id for one in truth.listed())
    officers = [OfficerId(one) for one in sorted(truth.officers())]
    if not homes or not officers:
        return ""
    doors = [HouseholdId(one) for one in dice.sample(homes, min(len(homes), dice.randint(1, 3)))]
    one, other = dice.choice(officers), dice.choice(officers)
    acts: list[tuple[str, Callable[[Services], object]]] = [
        ("given", lambda s: s.assignments.give(doors, one)),
        ("free", lambda s: s.assignments.give(doors, None)),
        ("out", lambda s: s.assignments.check_out(doors, one)),
        ("back", lambda s: s.assignments.give_back(doors, one)),
        ("handed", lambda s: s.assignments.hand_over(doors, one, other)),
        ("handed", lambda s: s.assignments.hand_to(doors, other)),
    ]
    said, action = dice.choice(acts)
    return f"{machine.name}: {len(doors)} {said}, {_done(machine, action, season)}"


def _done(machine: Machine, action: Callable[[Services], object], season: Season) -> str:
    try:
        machine.do(action)
    except UserError as error:
        same("what was refused is not recorded", machine.take_in_new(), [])
        return error.code
    new = machine.take_in_new()
    season.counts.update(event.kind for event in new)
    return f"{len(new)} events"
