"""A name under a withdrawn consent is in no file, also where a clock of 2099 gave the consent."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest

from core.base.clock import VIETNAM, FixedClock
from core.households.desk import NewHousehold
from core.people.line import NewPerson
from core.records.consent import How, Subject
from core.records.person import Way
from core.sync.manifest import Profile
from tests.lists.wards import Ward
from tests.people.work import sent

FAR = datetime(2099, 1, 2, 8, 0, tzinfo=VIETNAM)
HEAD, PERSON = "Quách Thị Huệ Mẫn", "Lưu Bảo Trân"


@pytest.mark.parametrize("of_person", [False, True], ids=["household", "person"])
def test_a_withdrawal_that_saw_the_consent_of_2099_takes_the_name_out_of_every_full_file(
    tmp_path: Path, clock: FixedClock, of_person: bool
) -> None:
    today = clock.now()
    with ExitStack() as stack:
        ward = Ward(tmp_path, clock, stack)
        near, far, third = (ward.make(name) for name in ("near", "far", "third"))
        clock.instant = FAR
        home = far.households.add(NewHousehold(name=HEAD, hamlet="Ấp 1")).value
        far.people.set_way(home, Way.PERSONS)
        far.consents.give(Subject(household=home), ("list",), How.PAPER)
        person = far.people.add(home, NewPerson(name=PERSON)).value
        far.consents.give(Subject(person=person), ("list",), How.PAPER)
        clock.instant = today
        ward.send(far, near, Profile.FULL)
        assert PERSON.encode() in sent(near, Profile.FULL, tmp_path)[0]
        subject, name = Subject(household=home), HEAD
        if of_person:
            subject, name = Subject(person=person), PERSON
        near.consents.withdraw(subject, ("list",))
        ward.send(near, third, Profile.FULL)
        clock.instant = FAR
        ward.send(near, far, Profile.FULL)
        ward.send(far, third, Profile.FULL)
        for laptop in (near, far, third):
            assert name.encode() not in sent(laptop, Profile.FULL, tmp_path)[0]
            assert name not in repr(laptop.store.households.history(home))
