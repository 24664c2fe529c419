"""A machine speaks of its own unit and what is below it; what is not known is waited for, never allowed."""

from __future__ import annotations

from functools import partial

import pytest

from core.authority.may import (
    ALLOWED,
    Answer,
    Place,
    Reason,
    Standing,
    Verdict,
    class_of,
    covers,
    may,
)
from core.authority.rules import DeviceClass
from core.events.kinds import EventKind
from core.units.merging import bundled_catalogue

OLD, NEW = "2020-01-01", "2025-07-01"
OLD_PROVINCE, PROVINCE, WARD = Place("96", OLD), Place("96", NEW), Place("32014", NEW)
OLD_COMMUNE, ELSEWHERE = Place("32032", OLD), Place("26068", NEW)
UNHEARD, OTHER = Place("99999", NEW), Place("99998", NEW)
below = partial(covers, bundled_catalogue())


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (PROVINCE, WARD),
        (WARD, WARD),
        (OLD_PROVINCE, OLD_COMMUNE),
        (OLD_PROVINCE, WARD),
        (PROVINCE, Place("32014")),
        (OLD_PROVINCE, Place("32032")),
        (UNHEARD, UNHEARD),
        (Place("x", "no day"), Place("x", "no day")),
    ],
)
def test_a_unit_covers_itself_what_is_below_it_and_what_these_became(upper: Place, lower: Place) -> None:
    assert below(upper, lower)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (WARD, PROVINCE),
        (PROVINCE, ELSEWHERE),
        (WARD, Place("26068")),
        (PROVINCE, UNHEARD),
        (PROVINCE, Place("99999")),
        (UNHEARD, OTHER),
        (UNHEARD, WARD),
        (PROVINCE, Place("32014", "no day")),
        (Place("96", "no day"), WARD),
    ],
)
def test_a_unit_covers_no_other_and_one_that_is_in_no_catalogue_only_itself(
    upper: Place, lower: Place
) -> None:
    assert not below(upper, lower)


@pytest.mark.parametrize(
    ("machine", "kind", "subject", "answer"),
    [
        (Standing(DeviceClass.COMMUNE, WARD), EventKind.VISIT_RECORDED, WARD, ALLOWED),
        (
            Standing(DeviceClass.COMMUNE, WARD),
            EventKind.VISIT_RECORDED,
            ELSEWHERE,
            Answer(Verdict.REFUSED, Reason.OUTSIDE),
        ),
        (
            Standing(DeviceClass.COMMUNE, WARD),
            EventKind.VISIT_RECORDED,
            None,
            Answer(Verdict.WAITING, Reason.UNKNOWN_SUBJECT),
        ),
        (
            Standing(DeviceClass.UNKNOWN),
            EventKind.VISIT_RECORDED,
            WARD,
            Answer(Verdict.WAITING, Reason.UNKNOWN_MACHINE),
        ),
        (
            Standing(DeviceClass.COMMUNE, WARD),
            EventKind.CLOCK_OFFSET,
            WARD,
            Answer(Verdict.REFUSED, Reason.ABOVE),
        ),
        (Standing(DeviceClass.PROVINCE, PROVINCE), EventKind.CLOCK_OFFSET, WARD, ALLOWED),
        (Standing(DeviceClass.UNKNOWN), EventKind.DEVICE_ENROLLED, WARD, ALLOWED),
    ],
)
def test_a_statement_is_allowed_refused_or_waited_for(
    machine: Standing, kind: EventKind, subject: Place | None, answer: Answer
) -> None:
    assert may(machine, kind, subject, below) == answer


@pytest.mark.parametrize(
    ("code", "hamlet", "cls"),
    [
        ("96", None, DeviceClass.PROVINCE),
        ("964", None, DeviceClass.DISTRICT),
        ("32014", None, DeviceClass.COMMUNE),
        ("32014", "Khóm 3", DeviceClass.HAMLET),
        ("3201", None, DeviceClass.UNKNOWN),
        ("", "", DeviceClass.UNKNOWN),
    ],
)
def test_the_class_of_a_machine_is_that_of_its_unit(code: str, hamlet: str | None, cls: DeviceClass) -> None:
    assert class_of(code, hamlet) is cls
