"""The acts around a lost laptop, watched from outside as in `journey`.

python -m tests.faults.lost_journey ROOT

ROOT has the workspaces of `prepared.prepare`, `lost_laptop.prepare_stick` and `lost_laptop.prepare_replaced`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from core.application.services import Services
from storage.db.files import sha256_of
from tests.faults import lost_laptop, prepared
from tests.faults.journey import say
from tests.faults.lost_laptop import PASSPHRASE, REASON

ROUNDS = 2


def main(root: Path) -> None:
    prepared.use_state(root)
    spaces = lost_laptop.workspaces()
    locked = spaces.open(root / "locked", PASSPHRASE)
    for _ in range(ROUNDS):
        prepared.visit(locked, prepared.households(locked)[0])
        label = locked.stick.write(root / "usb").label
        assert label is not None
        say("stick", str(label.entries))
    locked.close()
    old = max(spaces.find_old(root / "taken", root / "usb"), key=lambda one: one.visits or 0)
    taken = spaces.take_over(root / "taken", old, PASSPHRASE)
    say("take-over", str(lost_laptop.VISITS + ROUNDS))
    taken.close()
    spaces.put_back(root / "hurt", old, PASSPHRASE).close()
    say("put-back", str(lost_laptop.VISITS + ROUNDS))
    with prepared.opened(root / "province") as province, prepared.opened(root / "spare") as spare:
        replace(root, province, spare)
        received = spare.batches.receive([root / "pack.tnd"]).value[0]
        say("pack", str(received.batch))
    say("wiping", "locked")
    spaces.wipe(root / "locked")
    say("wipe", "locked")


def replace(root: Path, province: Services, spare: Services) -> None:
    """`keys approve --replaces`: the files are safe and the lost machine is revoked."""
    wish = province.enrolment.open_request(root / "wish.tnk")
    (lost,) = province.succession.replaceable(wish)
    (root / "packs").mkdir()
    made = province.succession.approve(
        wish, spare.batches.own_keys().number, lost.device, root / "packs", reason=REASON
    ).value
    say("replace", lost.device)
    for file in made.files:
        say("file", f"packs/{file.name} {sha256_of(file)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
