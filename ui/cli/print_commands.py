"""Commands that print: each writes one PDF and answers with `file`, `pages`, `codes`.

To add one: a function in this module and in PRINTS, its parser in `print_arguments`, its section
in docs/cli.md.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.application.services import Services
from core.base.errors import UserError
from core.base.given_files import absolute
from core.base.signs import REPLACEMENT
from core.base.text import clean
from core.records.household import WalkFilter
from core.records.workspace import Language
from ui.cli.answer import Answer
from ui.cli.arguments import HOUSEHOLD_FLYERS

if TYPE_CHECKING:
    from core.application.paper_order import PaperOrder
    from core.papers.selection import Selection

Command = Callable[[Services, Namespace], Answer]


def written(services: Services, order: PaperOrder, out: Path, *, vi: str = "", en: str = "") -> Answer:
    """Makes and writes a paper, as every printing command does; `vi` and `en` may add a hint."""
    from core.application.paper import write_paper
    from core.application.paper_order import Paper

    file = absolute(out)
    made = write_paper(services, order, file)
    aside, replaced = [one.code for one in made.aside], list(made.replaced)
    found: dict[str, object] = {"file": str(file), "pages": made.pages, "codes": list(made.codes)}
    told_vi, told_en = [f"Đã ghi {file}."], [f"Wrote {file}."]
    if aside:
        found["aside"] = aside
        begun = order.paper is Paper.WALK_LIST
        told_vi.append(f"{'Chỉ in phần đầu' if begun else 'Chưa in'} vì chữ dài quá: {', '.join(aside)}.")
        told_en.append(f"Too long, {'only begun' if begun else 'left out'}: {', '.join(aside)}.")
    if made.shortened:
        found["shortened"] = list(made.shortened)
        told_vi.append(f"Chỉ in phần đầu vì chữ dài quá: {', '.join(made.shortened)}.")
        told_en.append(f"Too long, only begun: {', '.join(made.shortened)}.")
    if replaced:
        found["replaced"] = replaced
        told_vi.append(f"Ký hiệu không in được in thành {REPLACEMENT}: {', '.join(replaced)}.")
        told_en.append(f"Signs without a font are printed as {REPLACEMENT}: {', '.join(replaced)}.")
    return Answer(
        data=found,
        vi=" ".join(filter(None, (*told_vi, vi))),
        en=" ".join(filter(None, (*told_en, en))),
    )


def write_guide(services: Services, options: Namespace) -> Answer:
    """`guide`: the campaign's guide, or one for each household."""
    from core.application.paper_order import Paper, PaperOrder
    from core.papers.guides.poster import SupportPoint

    order = PaperOrder(
        paper=Paper(options.format),
        language=Language(options.guide_language),
        point=SupportPoint(place=options.place, times=tuple(options.times)) if options.place else None,
    )
    if options.format == HOUSEHOLD_FLYERS:
        order = replace(order, selection=selected(services, options))
    return written(services, order, options.out)


def print_note(services: Services, options: Namespace) -> Answer:
    """A slip or a consent."""
    selection = None if options.blank else selected(services, options)
    return written(services, replace(_order(options), selection=selection), options.out)


def print_walk_list(services: Services, options: Namespace) -> Answer:
    order = replace(_order(options), selection=selected(services, options), walker=options.walker)
    return written(services, order, options.out)


def print_labels(services: Services, options: Namespace) -> Answer:
    from core.content.wording import words
    from core.papers.labels import PRESETS, LabelPreset, LabelSheet, LabelWording

    stated = {
        field.name: getattr(options, field.name)
        for field in fields(LabelSheet)
        if getattr(options, field.name, None) is not None
    }
    sheet = replace(PRESETS[LabelPreset(options.sheet)], **stated)
    order = replace(_order(options), selection=selected(services, options), labels=sheet)
    hints = {language: words("labels", language, LabelWording).check for language in Language}
    vi, en = hints[Language.VIETNAMESE], hints[Language.ENGLISH]
    return written(services, order, options.out, vi=vi, en=en)


def print_plain(services: Services, options: Namespace) -> Answer:
    return written(services, _order(options), options.out)


def print_progress(services: Services, options: Namespace) -> Answer:
    """The wall poster of one hamlet, or of all."""
    from core.papers.selection import Selection

    order = replace(_order(options), selection=Selection(hamlet=options.hamlet))
    return written(services, order, options.out)


def print_staff_card(services: Services, options: Namespace) -> Answer:
    from core.papers.staff_card import StaffMember

    member = StaffMember(
        name=options.name or services.info.officer_name,
        role=options.role,
        area=options.area or services.info.place,
        number=options.number,
        until=_last_day(options.until),
    )
    return written(services, replace(_order(options), member=member), options.out)


def print_team_poster(services: Services, options: Namespace) -> Answer:
    from core.papers.staff_card import usual_until
    from core.papers.team_poster import Team, TeamMember

    members = [text.partition(";") for text in options.member]
    team = Team(
        name=options.team,
        area=clean(options.area) or services.info.place,
        until=_last_day(options.until)
        if options.until
        else usual_until(services.campaign, services.clock.now().date()),
        members=tuple(TeamMember(name=clean(name), role=clean(role)) for name, _, role in members),
    )
    return written(services, replace(_order(options), team=team), options.out)


def _order(options: Namespace) -> PaperOrder:
    from core.application.paper_order import Paper, PaperOrder

    return PaperOrder(paper=Paper(options.action), language=Language(options.paper_language))


def _last_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError("document.card_until", until=text) from None


def selected(services: Services, options: Namespace) -> Selection:
    """The households of `--household`, `--hamlet`, `--show` and `--limit`."""
    from core.papers.selection import Selection

    return Selection(
        named=tuple(services.households.find(text) for text in options.household),
        hamlet=options.hamlet,
        show=WalkFilter(options.show),
        limit=options.limit,
        officer=None if options.officer is None else services.assignments.find(options.officer),
    )


PRINTS: Final[dict[str, Command]] = {
    "walk-list": print_walk_list,
    "slip": print_note,
    "consent": print_note,
    "staff-card": print_staff_card,
    "team-poster": print_team_poster,
    "labels": print_labels,
    "calibration": print_plain,
    "sides-test": print_plain,
    "handbook": print_plain,
    "key-sheet": print_plain,
    "progress-a4": print_progress,
    "progress-a3": print_progress,
}
"""`print NAME`: NAME -> what runs it."""
