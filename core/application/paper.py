"""Every paper and screen edition by one door: an order in, the finished document in memory out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.application.paper_order import OF_HOUSEHOLDS, MadePaper, Paper, PaperOrder
from core.base.clock import iso
from core.base.errors import UserError
from core.base.ids import OfficerId
from core.base.progress import SILENT, Progress
from core.base.signs import lacking_in, printable, printable_in
from core.campaigns.models import Campaign
from core.content.models import codes_of
from core.papers.guides.editions import GuideEdition, make_edition
from core.papers.print_log import PrintJob
from core.papers.selection import Addressee, Selection, compose_addressees, part_by_room, select
from core.papers.walk_list_desk import WalkListChoice, WalkListDesk
from core.records.workspace import UnitSettings
from core.render.preview import page_count
from core.render.sink import Sink
from core.render.text import keeping_whole, noting_shortened

if TYPE_CHECKING:
    from core.application.services import Services

Households = tuple[Addressee | None, ...]
"""None leaves the place of one household empty."""


_SHEETFUL: Final = 4  # no sheet of a run has more flyers, slips or forms
_OWN_FONTS: Final = frozenset({Paper.HTML, Paper.TEXT})
"""Shown with the fonts of whoever reads them: the campaign's signs stay."""
_SHEETS: Final = {
    Paper.A5: "A5",
    Paper.A5X2: "A5M",
    Paper.A6X4: "A6",
    Paper.FLYERS: "A6",
    Paper.POSTER: "A4",
    Paper.DL: "DL",
    Paper.LARGE: "A4L",
    Paper.SLIP: "GN",
    Paper.TEAM_POSTER: "TO",
    Paper.HTML: "WEB",
    Paper.PNG: "ANH",
    Paper.TEXT: "TIN",
}


def make_paper(
    services: Services, order: PaperOrder, progress: Progress = SILENT, sink: Sink | None = None
) -> MadePaper:
    """Composes and renders an order; nothing is remembered.

    Flyers and slips go to `sink`, if there is one, as their pages are made, and `data` is empty.

    Raises the `document.*` errors of its paper, and whatever `progress.checkpoint` raises.
    """
    shown = _printable(order)
    with noting_shortened() as shortened, keeping_whole(*_names(services)):
        made = _MAKERS.get(order.paper, _guide)(services, shown, progress, sink)
    campaign = None if order.paper in _OWN_FONTS else services.campaign
    texts = (order.member, order.team, order.point, order.walker, services.settings.unit(), campaign)
    replaced = (*dict.fromkeys(lacking_in(*texts)), *made.replaced)
    return replace(made, replaced=replaced, shortened=tuple(dict.fromkeys(shortened)))


def first_page(services: Services, order: PaperOrder) -> bytes:
    """A PDF whose first page is that of a paper IN_STEPS; what is behind it is not made.

    Raises what `make_paper` raises, but for what only the other pages would raise.
    """
    with keeping_whole(*_names(services)):
        return _first_page(services, order)


def _first_page(services: Services, order: PaperOrder) -> bytes:
    whole, order = order, _printable(order)
    selection = order.selection
    if order.paper is Paper.A5X2:
        from core.papers.guides import a5x2 as guide_a5x2
        from core.papers.guides.two_sided import compose_two_sided

        sides = compose_two_sided(_campaign(services), _unit(services), order.language)
        return guide_a5x2.render(sides, front_alone=True)
    if order.paper is Paper.HANDBOOK:
        return _handbook_pages(services, order, first_alone=True)
    if order.paper is Paper.WALK_LIST:
        choice = WalkListChoice(
            selection=selection or Selection(), language=order.language, walker=order.walker
        )
        return walk_list_desk(services).first_page(choice)
    if selection is not None:
        sheetful = order.labels.columns * order.labels.rows if order.paper is Paper.LABELS else _SHEETFUL
        most = sheetful if selection.limit is None else min(sheetful, selection.limit)
        order = replace(order, selection=replace(selection, limit=most))
    made = make_paper(services, order)
    return (make_paper(services, whole) if made.aside else made).data


def _names(services: Services) -> tuple[str, ...]:
    """Names that no line of a paper parts."""
    info = services.info
    return (
        services.campaign.app_name,
        info.unit_name,
        info.name_on_paper,
        info.upper_name,
        info.hamlet or "",
    )


def write_paper(services: Services, order: PaperOrder, path: Path, progress: Progress = SILENT) -> MadePaper:
    """Makes an order, writes it and notes the run; a former file stays as it was if anything fails.

    Raises what `make_paper` raises, `file.full` and `file.unwritable`; then nothing is noted.
    """
    with services.writing(path) as file:
        made = make_paper(services, order, progress, file)
        file.write(made.data)
    note_run(services, order, made, made.pages)
    return made


def note_run(services: Services, order: PaperOrder, made: MadePaper, pages: int) -> PrintJob:
    """Notes a paper of which `pages` left the program; the next walk list of them is a new print."""
    selection = order.selection if order.paper in OF_HOUSEHOLDS else None
    job = PrintJob(
        at=iso(services.clock.now()),
        paper=order.paper.value,
        version=made.version,
        what="" if selection is None else selection.summary,
        households=made.households,
        pages=pages,
    )
    services.prints.add(job)
    if made.lists is not None:
        walk_list_desk(services).keep(made.lists)
    return job


def walk_list_desk(services: Services) -> WalkListDesk:
    """The desk of the walk list of one workspace."""
    info = services.info
    place = printable(", ".join(filter(None, (info.name_on_paper, info.upper_name))))
    unit = _unit(services)
    return WalkListDesk(services.store, _campaign(services), unit, place=place, clock=services.clock)


def _printable(order: PaperOrder) -> PaperOrder:
    """`order` with the texts of its person, team and place as fonts can draw them."""
    return replace(
        order,
        member=printable_in(order.member),
        team=printable_in(order.team),
        point=printable_in(order.point),
        walker=printable(order.walker),
    )


def _unit(services: Services) -> UnitSettings:
    return printable_in(services.settings.unit())


def _campaign(services: Services) -> Campaign:
    return printable_in(services.campaign)


def _guide(services: Services, order: PaperOrder, _progress: Progress, _sink: Sink | None) -> MadePaper:
    edition = GuideEdition(order.paper.value)
    campaign = services.campaign if order.paper in _OWN_FONTS else _campaign(services)
    made = make_edition(campaign, _unit(services), edition, order.language, point=order.point)
    return MadePaper(data=made.data, pages=made.pages, codes=made.codes, version=_version(services, order))


def _flyers(services: Services, order: PaperOrder, progress: Progress, sink: Sink | None) -> MadePaper:
    from core.papers.household_flyer import PER_SHEET, compose_flyers
    from core.papers.household_flyer_a6x4 import check, render

    households, aside = part_by_room(_addressees(services, order), check)
    content = compose_flyers(
        _campaign(services),
        _unit(services),
        households,
        count=len(households),
        language=order.language,
    )
    return MadePaper(
        data=render(content, progress, sink),
        pages=ceil(len(households) / PER_SHEET),
        codes=(*codes_of(content.guide), *_codes(households)),
        households=len(households),
        version=_version(services, order),
        aside=aside,
        replaced=_replaced(households),
    )


def _walk_list(services: Services, order: PaperOrder, progress: Progress, _sink: Sink | None) -> MadePaper:
    selection = order.selection or Selection()
    walker = order.walker or printable(_walker(services, selection.officer))
    choice = WalkListChoice(selection=selection, language=order.language, walker=walker)
    drawn = walk_list_desk(services).draw(choice, progress)
    return MadePaper(
        data=drawn.pdf,
        pages=sum(content.pages for content, _ in drawn.lists),
        codes=drawn.codes,
        households=drawn.households,
        version=drawn.version,
        lists=drawn,
        aside=drawn.shortened,
        replaced=_replaced(drawn.addressees),
    )


def _walker(services: Services, officer: OfficerId | None) -> str:
    """Return the name of the officer whose households are listed; empty without an officer."""
    known = None if officer is None else services.assignments.reader.officer(officer)
    return "" if known is None else known.name


def _slips(services: Services, order: PaperOrder, progress: Progress, sink: Sink | None) -> MadePaper:
    from core.papers import slip, slip_dl

    households: Households = slip.BLANK
    aside: tuple[Addressee, ...] = ()
    if order.selection is not None:
        households, aside = part_by_room(_addressees(services, order), slip_dl.check)
    unit = _unit(services)
    content = slip.compose_slips(_campaign(services), unit, households, language=order.language)
    group = () if content.group is None else (content.group.url,)
    return MadePaper(
        data=slip_dl.render(content, progress, sink),
        pages=ceil(len(households) / slip_dl.PER_SHEET),
        codes=(*group, *_codes(households)),
        households=_named(households),
        version=_version(services, order),
        aside=aside,
        replaced=_replaced(households),
    )


def _consents(services: Services, order: PaperOrder, progress: Progress, _sink: Sink | None) -> MadePaper:
    from core.papers import consent, consent_a6

    households = consent.BLANK if order.selection is None else _addressees(services, order)
    unit = _unit(services)
    content = consent.compose_consent(_campaign(services), unit, households, language=order.language)
    pdf = consent_a6.render(content, progress)
    return _paper(pdf, _codes(households), services.campaign.consent.version, households)


def _labels(services: Services, order: PaperOrder, progress: Progress, _sink: Sink | None) -> MadePaper:
    from core.papers import labels_a4
    from core.papers.labels import check_sheet, compose_labels

    check_sheet(order.labels)
    check = partial(labels_a4.check, grid=order.labels)
    households, aside = part_by_room(_addressees(services, order), check)
    unit = _unit(services)
    content = compose_labels(unit, order.labels, households, language=order.language)
    made = _paper(labels_a4.render(content, progress), _codes(households), "", households)
    return replace(made, aside=aside, replaced=_replaced(households))


def _staff_card(services: Services, order: PaperOrder, _progress: Progress, _sink: Sink | None) -> MadePaper:
    from core.papers import staff_card_id1
    from core.papers.staff_card import compose_card

    if order.member is None:
        raise UserError("document.card_until", until="")
    content = compose_card(
        services.campaign.id,
        services.info.unit.code,
        _unit(services),
        order.member,
        services.signer,
        language=order.language,
    )
    return _paper(staff_card_id1.render(content), (content.code,), content.number)


def _team_poster(services: Services, order: PaperOrder, _progress: Progress, _sink: Sink | None) -> MadePaper:
    from core.papers import team_poster_a4
    from core.papers.team_poster import compose_team_poster

    if order.team is None:
        raise UserError("document.team_empty")
    content = compose_team_poster(
        _campaign(services),
        services.info.unit.code,
        _unit(services),
        order.team,
        services.signer,
        language=order.language,
    )
    return _paper(team_poster_a4.render(content), (content.code,), _version(services, order))


def _calibration(services: Services, order: PaperOrder, _progress: Progress, _sink: Sink | None) -> MadePaper:
    from core.papers import calibration_a4
    from core.papers.calibration import CODE_TEXT, compose_calibration

    content = compose_calibration(_unit(services), language=order.language)
    return _paper(calibration_a4.render(content), (CODE_TEXT,), "")


def _sides_test(services: Services, order: PaperOrder, _progress: Progress, _sink: Sink | None) -> MadePaper:
    from core.papers import sides_test

    return _paper(sides_test.render(_unit(services).issuer, order.language), (), "")


def _handbook(services: Services, order: PaperOrder, _progress: Progress, _sink: Sink | None) -> MadePaper:
    return _paper(_handbook_pages(services, order, first_alone=False), (), "")


def _handbook_pages(services: Services, order: PaperOrder, *, first_alone: bool) -> bytes:
    from core.papers.handbook import compose_handbook
    from core.papers.help_a4 import render_handbook

    tracks = len(services.campaign.tracks) > 1
    content = compose_handbook(_unit(services).issuer, order.language, tracks=tracks)
    return render_handbook(content, first_alone=first_alone)


def _key_sheet(services: Services, order: PaperOrder, _progress: Progress, _sink: Sink | None) -> MadePaper:
    from core.papers.handbook import compose_key_sheet
    from core.papers.help_a4 import render_key_sheet

    return _paper(render_key_sheet(compose_key_sheet(_unit(services).issuer, order.language)), (), "")


def _progress_poster(
    services: Services, order: PaperOrder, _progress: Progress, _sink: Sink | None
) -> MadePaper:
    from core.application.progress_paper import make_progress_poster

    hamlet = (order.selection or Selection()).hamlet
    return _paper(*make_progress_poster(services, hamlet, order.paper.value, order.language))


_MAKERS: Final[dict[Paper, Callable[[Services, PaperOrder, Progress, Sink | None], MadePaper]]] = {
    Paper.FLYERS: _flyers,
    Paper.WALK_LIST: _walk_list,
    Paper.SLIP: _slips,
    Paper.CONSENT: _consents,
    Paper.STAFF_CARD: _staff_card,
    Paper.TEAM_POSTER: _team_poster,
    Paper.LABELS: _labels,
    Paper.CALIBRATION: _calibration,
    Paper.SIDES_TEST: _sides_test,
    Paper.HANDBOOK: _handbook,
    Paper.KEY_SHEET: _key_sheet,
    Paper.PROGRESS_A4: _progress_poster,
    Paper.PROGRESS_A3: _progress_poster,
}
"""Papers that are no edition of the guide; the makers of flyers and slips write to the sink."""


def _addressees(services: Services, order: PaperOrder) -> tuple[Addressee, ...]:
    return compose_addressees(select(services.store.households, order.selection or Selection()))


def _codes(households: Households) -> tuple[str, ...]:
    return tuple(household.code_text for household in households if household is not None and household.code)


def _paper(pdf: bytes, codes: tuple[str, ...], version: str, households: Households = ()) -> MadePaper:
    return MadePaper(
        data=pdf, pages=page_count(pdf), codes=codes, households=_named(households), version=version
    )


def _named(households: Households) -> int:
    return sum(household is not None for household in households)


def _replaced(households: Households) -> tuple[str, ...]:
    return tuple(f"{one.code} {one.name}".strip() for one in households if one is not None and one.lacking)


def _version(services: Services, order: PaperOrder) -> str:
    return services.campaign.flyer.code(_SHEETS[order.paper])
