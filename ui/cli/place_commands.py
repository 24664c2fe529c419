"""Commands about places: the ranking, and what an officer decides about marks."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from core.application.services import Services
from core.base.errors import ExitCode, UserError
from core.figures.file_words import files_en, files_vi
from core.figures.place_words import mark_words, pending_words, place_words
from core.figures.places import Look, Mark
from core.figures.table import UnitFigures
from core.figures.targets import ranking_denominator
from core.ranking.counted import absent_row
from core.ranking.ranking import TIE_RULE_EN, TIE_RULE_VI, RankedUnit, known_denominators, rank
from ui.cli.answer import Answer
from ui.cli.figure_commands import (
    external_data,
    one_list_data,
    rate_data,
    rate_text,
    read_table,
    table_path,
)
from ui.cli.file_records import absent_unit, file_counts, table_files_en, table_files_vi


def show_ranking(services: Services, options: Namespace) -> Answer:
    table = read_table(services, options)
    known = known_denominators(table.rows)
    usual = ranking_denominator(services.campaign, [row.figures for row in table.rows])
    by = options.by or usual
    if options.by and by not in known:
        raise UserError(
            "ranking.denominator", exit_code=ExitCode.USAGE, name=by[:60], known=", ".join(known) or "-"
        )
    found = rank(table.rows, by)
    target = _target(services) if by == usual else None
    english = options.language == "en"
    lines = [*table.rows, *(absent_row(one, table.as_of) for one in table.absent)]
    data = {
        "denominator": by,
        "known": list(known),
        "order_depends": found.depends,
        "tie_rule": TIE_RULE_EN if options.language == "en" else TIE_RULE_VI,
        "target": target,
        "as_of": table.as_of,
        "received": table.received,
        "units": [_ranked(unit, english=english) for unit in found.units],
        "pending": table.total.standing.pending,
        "external": [external_data(one) for one in services.province.ranks.known()],
        "absent": [absent_unit(one) for one in table.absent],
        "file": table_path(services, options, table, rank(lines, by)),
    }
    pending = pending_words(table.total.standing, english=english)
    depends_vi = "Thứ hạng thay đổi theo mẫu số. " if found.depends else ""
    depends_en = "The order depends on the denominator. " if found.depends else ""
    vi = [_ranked_line(unit, english=False) for unit in found.units]
    en = [_ranked_line(unit, english=True) for unit in found.units]
    vi += [f"-\t{one.name}\t{files_vi(one.files)}" for one in table.absent]
    en += [f"-\t{one.name}\t{files_en(one.files)}" for one in table.absent]
    more = (pending,) if pending else ()
    return Answer(
        data=data,
        vi="\n".join((*vi, *more, depends_vi + TIE_RULE_VI, table_files_vi(table))),
        en="\n".join((*en, *more, depends_en + TIE_RULE_EN, table_files_en(table))),
    )


def list_marked(services: Services, options: Namespace) -> Answer:
    rows = services.province.looks.marked()
    english = options.language == "en"
    data = [
        {
            "code": row.unit.code,
            "valid_from": row.unit.valid_from.isoformat(),
            "name": row.figures.name,
            "visited": row.standing.visited,
            "whole": row.standing.whole,
            "needed": row.standing.needed,
            "marks": [_mark(mark, english=english) for mark in row.standing.marks],
        }
        for row in rows
    ]
    return Answer(
        data={"units": data},
        vi="\n".join(_marked_line(row, english=False) for row in rows),
        en="\n".join(_marked_line(row, english=True) for row in rows),
    )


def look_at_marks(services: Services, options: Namespace) -> Answer:
    desk = services.province
    unit = services.catalogue().find(options.unit, desk.figures.start)
    looks = desk.looks.look(unit.key, name=options.name, reason=options.reason).value
    return Answer(
        data={"code": unit.code, "looks": [_look(look) for look in looks]},
        vi=f"Đã ghi: {options.name} đã xem lại {unit.name}, {len(looks)} điểm.",
        en=f"Noted: {options.name} looked at {unit.name}, {len(looks)} marks.",
    )


def take_look_back(services: Services, options: Namespace) -> Answer:
    desk = services.province
    unit = services.catalogue().find(options.unit, desk.figures.start)
    taken = desk.looks.take_back(unit.key).value
    return Answer(
        data={"code": unit.code, "taken": taken},
        vi=f"Đã bỏ {taken} xác nhận về {unit.name}.",
        en=f"Took back {taken} decisions about {unit.name}.",
    )


def _ranked(unit: RankedUnit, *, english: bool) -> dict[str, object]:
    return {
        "place": unit.place,
        "code": unit.row.unit.code,
        "name": unit.row.figures.name,
        "rate": None if unit.rate is None else rate_data(unit.rate, unit.row),
        "one_list": one_list_data(unit.row),
        "reasons": [] if unit.place else list(_why(unit.row, english=english)),
        "marks": [_mark(mark, english=english) for mark in unit.row.standing.marks],
        "small": unit.is_small,
        "over": unit.rate is not None and unit.rate.is_over,
        "others": [{"denominator_name": name, "place": place} for name, place in unit.others],
        "files": file_counts(unit.row.files),
    }


def _mark(mark: Mark, *, english: bool) -> dict[str, object]:
    return {
        "kind": mark.kind.value,
        "count": mark.count,
        "of": mark.of,
        "words": mark_words(mark, english=english),
        "look": None if mark.look is None else _look(mark.look),
    }


def _look(look: Look) -> dict[str, object]:
    return {
        "kind": look.kind.value,
        "count": look.count,
        "name": look.name,
        "reason": look.reason,
        "looked": look.looked,
    }


def _why(row: UnitFigures, *, english: bool) -> Sequence[str]:
    """Return the reasons that a unit has no place."""
    return place_words(row.standing, english=english)


def _marked_line(row: UnitFigures, *, english: bool) -> str:
    marks = "; ".join(mark_words(mark, english=english) for mark in row.standing.marks)
    looks = {f"{mark.look.name}: {mark.look.reason}" for mark in row.standing.marks if mark.look}
    return f"{row.unit.code}\t{row.figures.name}\t{marks}\t{'; '.join(sorted(looks))}".rstrip()


def _ranked_line(unit: RankedUnit, *, english: bool) -> str:
    place = "-" if unit.place is None else str(unit.place)
    rate = "-" if unit.rate is None else rate_text(unit.rate, unit.row, english=english)
    why = "; ".join(() if unit.place else _why(unit.row, english=english))
    return f"{place}\t{unit.row.figures.name}\t{rate}\t{unit.row.figures.as_of}\t{why}".rstrip()


def _target(services: Services) -> float | None:
    from core.ranking.urging import pace_of

    pace = pace_of(services.campaign, services.clock.now().date())
    return None if pace is None else pace.target


PLACES = {
    "ranking": show_ranking,
    "place list": list_marked,
    "place look": look_at_marks,
    "place undo": take_look_back,
}
