"""Commands of the exchange: conflicts, clocks, its state."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from core.clock import parse_instant
from core.ids import DeviceId, EventId
from core.services import Services
from ui.cli.answer import Answer
from ui.conflict_words import conflict_sentence


def list_conflicts(services: Services, options: Namespace) -> Answer:
    decisions = services.decisions
    found = decisions.conflicts()
    rows = [
        {
            **asdict(conflict),
            "keeps_all": conflict.keeps_all,
            "sentence": conflict_sentence(conflict, options.language),
        }
        for conflict in found
    ]
    data = {
        "count": decisions.conflict_count(),
        "conflicts": rows,
        "soft": [asdict(entry) for entry in decisions.soft_conflicts()],
        "edited_after_closing": [asdict(entry) for entry in decisions.edited_after_closing()],
    }
    return Answer(
        data=data,
        vi="\n".join(f"{one.household}\t{conflict_sentence(one, 'vi')}" for one in found),
        en="\n".join(f"{one.household}\t{conflict_sentence(one, 'en')}" for one in found),
    )


def resolve_conflict(services: Services, options: Namespace) -> Answer:
    household = services.households.find(options.household)
    if options.take is not None:
        outcome = services.decisions.take(household, options.field, EventId(options.take))
    else:
        outcome = services.decisions.take_value(household, options.field, options.value)
    return Answer(
        data={"event": outcome.value, "household": household, "field": options.field},
        vi="Đã chọn; mọi máy sẽ dùng giá trị này.",
        en="Decided; every machine will use this value.",
    )


def set_clock_offset(services: Services, options: Namespace) -> Answer:
    event = services.decisions.set_clock_offset(
        DeviceId(options.machine), parse_instant(options.since), parse_instant(options.until), options.seconds
    ).value
    return Answer(
        data={"event": event, "machine": options.machine, "seconds": options.seconds},
        vi=f"Đã ghi: đồng hồ của máy {options.machine} lệch {options.seconds} giây.",
        en=f"Recorded: the clock of machine {options.machine} was {options.seconds} seconds off.",
    )


def show_status(services: Services, options: Namespace) -> Answer:
    del options
    sending, decisions = services.store.figures.sending(), services.decisions
    data = {
        "forks": [asdict(fork) for fork in decisions.forks()],
        "held": [str(path) for path in services.batches.held()],
        "waiting": [asdict(entry) for entry in decisions.waiting()],
        "unread": [asdict(entry) for entry in decisions.unread()],
        "suspect_clocks": [asdict(entry) for entry in decisions.suspect_clocks()],
        "local": sending.local,
        "sent": sending.sent,
        "acknowledged": sending.acknowledged,
    }
    return Answer(
        data=data,
        vi=f"{sending.local} lượt chỉ có trên máy này, {sending.sent} đã gửi.",
        en=f"{sending.local} visits on this laptop only, {sending.sent} sent.",
    )
