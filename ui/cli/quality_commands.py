"""Commands of a supervisor: the review, pairs, returned visits, samples, moves and splits, undo."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from core.application.services import Services
from core.application.undo import Act
from core.base.changes import Outcome
from core.base.errors import UserError
from core.base.ids import VisitId
from core.households.desk import NewHousehold, NewPlace
from core.quality.models import CallAnswer, ReturnReason, Sample, agreement
from core.quality.rules import Finding, RuleResult
from core.records.figures import Rate
from ui.catalog import sentence_of_code
from ui.cli.answer import Answer
from ui.cli.household_commands import household_data
from ui.cli.list_commands import LISTS


def review(services: Services, options: Namespace) -> Answer:
    """Everything doubtful."""
    found = services.quality.review()
    samples = services.quality.samples()
    lists = services.lists.pending().count or sum(one.undecided for one in services.lists.doubled().values())
    lists += len(services.list_places.choices()) + len(services.list_places.of_two_units())
    data = {
        "as_of": found.as_of,
        "rules": [_rule_data(result, options.language) for result in found.results],
        "returned": [asdict(returned) for returned in found.returned],
        "households": len(found.households),
        "visits": len(found.visits),
        "lists": lists,
        "samples": [_sample_data(sample, found.as_of) for sample in samples],
    }
    lines = [
        f"{result.count}\t{sentence_of_code(f'rule_title.{result.rule}').of(options.language)}"
        for result in found.results
        if result.count
    ]
    if lists:
        lines.append(f"{lists}\t{_LISTS[options.language]}")
    text = "\n".join(lines)
    return Answer(data=data, vi=text or "Không có gì cần xem lại.", en=text or "Nothing to look at.")


_LISTS: Final = {"vi": "Danh sách nhập hai lần, hoặc ở hai nơi", "en": "Lists loaded twice, or in two places"}


def draw_sample(services: Services, options: Namespace) -> Answer:
    sample = services.quality.sample(options.seed, options.size).value
    text = "\n".join(f"{call.place}\t{call.visit}\t{call.household}" for call in sample.calls)
    return Answer(data=_sample_data(sample, services.quality.now()), vi=text, en=text)


def answer_call(services: Services, options: Namespace) -> Answer:
    answer = None if options.answer == "none" else CallAnswer(options.answer)
    sample = services.quality.answer(options.sample, options.place, answer).value
    return Answer(
        data=_sample_data(sample, services.quality.now()),
        vi=f"Đã ghi lượt gọi số {options.place}.",
        en=f"Recorded call {options.place}.",
    )


def list_duplicates(services: Services, options: Namespace) -> Answer:
    del options
    found = services.quality.review(findings=1)
    data = {
        "households": [
            {
                "one": household_data(pair.one),
                "other": household_data(pair.other),
                "reasons": [reason.value for reason in pair.reasons],
                "score": pair.score,
            }
            for pair in found.households
        ],
        "visits": [
            {"household": pair.row.id, "counting": pair.one.id, "other": pair.other.id}
            for pair in found.visits
        ],
    }
    lines = [
        f"{pair.score}\t{pair.one.code} {pair.one.head}\t{pair.other.code} {pair.other.head}"
        for pair in found.households
    ]
    lines += [f"{pair.row.code}\t{pair.one.id}\t{pair.other.id}" for pair in found.visits]
    text = "\n".join(lines)
    return Answer(data=data, vi=text or "Không có cặp nào.", en=text or "No pairs.")


def decide_duplicates(services: Services, options: Namespace) -> Answer:
    counts = None if options.both else VisitId(options.counts)
    services.quality.decide(VisitId(options.visit), VisitId(options.other), counts)
    return Answer(
        data={"visit": options.visit, "other": options.other, "counts": counts},
        vi="Đã quyết định; cả hai lượt vẫn giữ trong lịch sử.",
        en="Decided; the history keeps both visits.",
    )


def return_visit(services: Services, options: Namespace) -> Answer:
    visit = VisitId(options.visit)
    if options.withdraw:
        services.quality.take_back(visit)
        return Answer(
            data={"visit": visit, "returned": False},
            vi=f"Lượt {visit} không cần xem lại nữa.",
            en=f"Visit {visit} need not be looked at any more.",
        )
    services.quality.send_back(visit, ReturnReason(options.reason), options.comment)
    return Answer(
        data={"visit": visit, "returned": True},
        vi=f"Đã trả lượt {visit} về cho cán bộ xem lại.",
        en=f"Returned visit {visit} to the field.",
    )


def move_household(services: Services, options: Namespace) -> Answer:
    household = services.households.find(options.household)
    services.households.move(household, _place(services, options))
    return Answer(
        data={"household": household}, vi=f"Đã chuyển hộ {household}.", en=f"Moved household {household}."
    )


def split_household(services: Services, options: Namespace) -> Answer:
    origin = services.households.find(options.household)
    place = _place(services, options)
    new = NewHousehold(
        name=options.name,
        phone=options.phone,
        hamlet=place.hamlet,
        group=place.group,
        address=place.address,
    )
    household = services.households.split(origin, new).value
    row = services.households.known(household)
    return Answer(
        data={"household": household, "code": row.code, "origin": origin},
        vi=f"Đã tách thành hộ mới {row.code}.",
        en=f"Split off as household {row.code}.",
    )


def list_candidates(services: Services, options: Namespace) -> Answer:
    found = services.quality.candidates(services.households.find(options.household))
    rows = [
        {**household_data(one.row), "reasons": [reason.value for reason in one.reasons], "score": one.score}
        for one in found
    ]
    text = "\n".join(f"{one.score}\t{one.row.code}\t{one.row.head}\t{one.row.address}" for one in found)
    return Answer(data={"rows": rows}, vi=text, en=text)


def undo(services: Services, options: Namespace) -> Answer:
    del options
    return _step(services.undo.undo, vi="Đã hoàn tác.", en="Undone.")


def redo(services: Services, options: Namespace) -> Answer:
    del options
    return _step(services.undo.redo, vi="Đã làm lại.", en="Done again.")


def _step(step: Callable[[], Outcome[Act] | None], *, vi: str, en: str) -> Answer:
    outcome = step()
    if outcome is None:
        raise UserError("undo.nothing")
    act = outcome.value
    data = {"act": act.kind.value, "household": act.household, "visit": act.visit}
    return Answer(data=data, vi=vi, en=en)


def _place(services: Services, options: Namespace) -> NewPlace:
    """Return the household's current place, changed by the options."""
    row = services.households.known(services.households.find(options.household))

    def said(stated: str | None, known: str) -> str:
        return known if stated is None else stated

    return NewPlace(
        hamlet=said(options.hamlet, row.hamlet),
        group=said(options.group, row.group),
        address=said(options.address, row.address),
    )


def _rule_data(result: RuleResult, language: str) -> dict[str, object]:
    return {
        "rule": result.rule.value,
        "sort": result.sort.value,
        "count": result.count,
        "title": sentence_of_code(f"rule_title.{result.rule}").of(language),
        "first": [_finding_data(finding, language) for finding in result.first],
    }


def _finding_data(finding: Finding, language: str) -> dict[str, object]:
    sentence = sentence_of_code(f"rule.{finding.rule}").of(language).format(**finding.facts)
    return {
        "household": finding.household,
        "visit": finding.visit,
        "officer": finding.officer,
        "at": finding.at,
        "message": sentence,
    }


def _sample_data(sample: Sample, as_of: str) -> dict[str, object]:
    rate = agreement(sample, as_of)
    return {
        "sample": sample.id,
        "seed": sample.seed,
        "size": sample.size,
        "drawn": sample.drawn,
        "frame_visits": sample.frame_visits,
        "frame_digest": sample.frame_sha256,
        "verified": sample.verified,
        "calls": [asdict(call) for call in sample.calls],
        "agreement": None if rate is None else _rate_data(rate),
    }


def _rate_data(rate: Rate) -> dict[str, object]:
    names = ("numerator_name", "numerator", "denominator_name", "denominator", "value", "source", "as_of")
    return {name: getattr(rate, name) for name in names}


QUALITY: Final = {
    "quality": review,
    "quality sample": draw_sample,
    "quality answer": answer_call,
    "duplicates list": list_duplicates,
    "duplicates decide": decide_duplicates,
    **LISTS,
    "visit return": return_visit,
    "household move": move_household,
    "household split": split_household,
    "household candidates": list_candidates,
    "undo": undo,
    "redo": redo,
}
