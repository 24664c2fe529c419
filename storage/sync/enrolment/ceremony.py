"""The province's keys: made once, the offline halves only on paper, the working ones changed when needed."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from core.base.clock import Clock, iso
from core.base.errors import UserError
from core.base.keytext import identity_bytes
from core.enrolment import fields as statements
from core.enrolment.keys_body import KeyLink, certified
from core.enrolment.models import OfflineKeys, Province
from core.sync.downstream import DownKind
from storage.keys import minisign, recovery_code
from storage.keys.device_keys import DeviceKeys
from storage.log.unit_of_work import UnitOfWork
from storage.sync.format import age as agefile
from storage.sync.registry.versions import begin_above, written_as
from storage.sync.trust import province_keys as authority

ROOT_MARK: Final = "TUNG-NHA-ROOT-KEY 1"
RECOVERY_MARK: Final = "TUNG-NHA-OFFLINE-KEY 1"

KeyMaker = Callable[[], DeviceKeys]
"""Makes a pair to receive with and one to sign with; a test seam."""


def prepare(province: Province, make: KeyMaker, cards: str | None = None) -> OfflineKeys:
    """The offline keys for `province`, in memory: print them, then `complete`.

    `cards` is the text of cards that exist already, for a new machine of a province whose machine was lost;
    raises `enrolment.card` where it does not hold both keys.
    """
    if cards is None:
        made = make()
        identity, seed = made.identity, made.seed
    else:
        identity, seed = recovery_identity(cards), root_seed(cards)
    (recipient,) = agefile.recipients([identity])
    complete = replace(province, recovery=recipient, root=minisign.public_key_text(seed))
    certificate = minisign.sign_plain(certified(complete), seed)
    return OfflineKeys(
        province=complete,
        certificate=base64.b64encode(certificate).decode(),
        recovery_identity=identity,
        root_seed=seed,
        root_code=recovery_code.format_key(seed),
        restored=cards is not None,
    )


def complete(unit: UnitOfWork, made: OfflineKeys, clock: Clock) -> None:
    """Keeps the public halves; the private ones are gone from this machine when `made` is.

    The root also signs the working key by a link, so that whoever knows the root follows. Versions of a
    restored province go on from the minutes of the clock, far above those of the lost machine.
    """
    province, now = made.province, iso(clock.now())
    authority.install(unit, province, now)
    authority.keep_ceremony(unit, province, base64.b64decode(made.certificate))
    authority.add_link(
        unit, make_link(made.root_seed, age=province.age, signing_key=province.minisign, since=now)
    )
    if made.restored:
        versions = {written_as(DownKind.KEYS.value): int(clock.now().timestamp()) // 60}
        begin_above(unit.connection, versions, now)
    unit.audit("keys.ceremony", province.number[:9])


def make_link(by: bytes, *, age: str, signing_key: str, since: str) -> KeyLink:
    """A new working key, signed by the key of the seed `by`: the old working key, or the root."""
    name = minisign.public_key_text(by)
    message = statements.link(by=name, age=age, minisign=signing_key, since=since)
    return KeyLink(
        by=name, age=age, minisign=signing_key, since=since, signature=minisign.sign_plain(message, by)
    )


def root_text(seed: bytes) -> str:
    """Return the text of the root key on its card."""
    return f"{ROOT_MARK}\n{recovery_code.format_key(seed)}\n"


def root_seed(text: str) -> bytes:
    """The root key in the text of its card, or typed from it. Raises `enrolment.card`."""
    after = text.split(ROOT_MARK, 1)[-1]
    seed = recovery_code.parse_recovery(after)
    if seed is None:
        raise UserError("enrolment.card")
    return seed


def recovery_text(identity: str) -> str:
    """Return the text of the offline recovery key on its card; age itself reads the second line."""
    return f"{RECOVERY_MARK}\n{identity}\n"


def recovery_identity(text: str) -> str:
    """The offline recovery key in the text of its card, or typed from it. Raises `enrolment.card`."""
    joined = "".join(text.split()).upper()
    at = joined.find("AGE-SECRET-KEY-1")
    identity = joined[at : at + 74]
    if at < 0 or identity_bytes(identity) is None:
        raise UserError("enrolment.card")
    return identity
