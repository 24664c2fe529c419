"""Makes the documents of an office from its figures, and the draft of an urging letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from core.base.changes import Outcome
from core.base.clock import Clock, iso
from core.base.errors import UserError
from core.base.notation import day_text, tight_percent
from core.campaigns.models import Campaign
from core.content.document import Annex, OfficialDocument, Signature
from core.content.drawing import Drawing
from core.content.kept import packed
from core.content.numbers import moment_text
from core.content.sheets import Sheet, grid_of
from core.figures.reasons import packed as packed_reasons
from core.figures.structures import name_of
from core.figures.table import FigureLevel
from core.letters.models import Draft, DraftUnit, Letter, LetterKind
from core.ranking.province import ProvinceDesks
from core.ranking.urging import UrgeRow
from core.reports.agencies import agency_notes, agency_sheet
from core.reports.attached import annex_of, numbered, table_annex
from core.reports.chart_data import chart_data
from core.reports.charts import ChartData, charts, course
from core.reports.issuing import IssuingDesk, revising
from core.reports.letter_words import (
    addressed,
    basis_of,
    cited,
    deadline_texts,
    orders_of,
    urge_texts,
)
from core.reports.office import Office
from core.reports.period_report import (
    PeriodFigures,
    PeriodTexts,
    gather,
)
from core.reports.share import share_drawing, share_message
from core.reports.sharing import (
    GoodModel,
    Publisher,
    ServerPublisher,
    SharingDesk,
    SharingKeeper,
)
from core.reports.summary import three_figures
from core.reports.targets import target_text
from core.reports.templates import Fields, Template, bundled_file, filled, load
from core.reports.track_words import track_texts
from core.reports.unit_sheets import (
    behind_sheet,
    destroyed_grid,
    unit_sheet,
)
from core.reports.wording import (
    NO_WORDING,
    ShownPart,
    Wording,
    check_due,
    shown_parts,
    worded,
)
from core.reports.wording import packed as packed_wording
from core.tracks.models import TrackReader
from core.units.models import Level, UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Urging:
    """An urging letter before it is written: N of "(lần N)", whom it urges, and the row of the letter whose
    place it takes.
    """

    document: OfficialDocument
    round: int
    rows: tuple[UrgeRow, ...]
    due: date
    revises: int | None = None
    wording: Wording = NO_WORDING


class ReportDesk:
    """The documents of one office. Every one is made whole before anything is written."""

    def __init__(
        self,
        desks: ProvinceDesks,
        sharing: SharingKeeper,
        publisher: Publisher,
        server: ServerPublisher,
        *,
        campaign: Campaign,
        office: Office,
        workspace: Path,
        clock: Clock,
        tracks: TrackReader,
    ) -> None:
        self._desks = desks
        self.sharing = sharing
        self.registers = SharingDesk(sharing)
        self.issuing = IssuingDesk(desks.register, clock, lambda: desks.figures.catalogue, sharing.tasks)
        self.publisher = publisher
        self.server = server
        self._campaign = campaign
        self.office = office
        self._workspace = workspace
        self._clock = clock
        self._tracks = tracks

    def weekly(self, number: int | None = None) -> OfficialDocument:
        """The report to the People's Committee. Raises what `gather` and `templates.load` raise."""
        return self._of_period("weekly", number)

    def unit(self, number: int | None = None) -> OfficialDocument:
        """The report to the superior. Raises `report.no_superior` at the top."""
        if not self.office.upper:
            raise UserError("report.no_superior", unit=self.office.name)
        return self._of_period("unit", number)

    def summary(self, number: int | None = None) -> OfficialDocument:
        """One page for leaders."""
        return self._of_period("summary", number)

    def notice(self, number: int | None = None) -> OfficialDocument:
        """The notice of results and places to the units."""
        return self._of_period("notice", number)

    def urge(
        self,
        units: Sequence[UnitKey] = (),
        *,
        revises: Letter | None = None,
        wording: Wording = NO_WORDING,
    ) -> Urging:
        """The letter to the units behind, or to those chosen among them; perhaps in the place of another.

        Raises `report.nobody_to_urge`, `letter.no_longer`, `letter.not_revisable`, or what `worded` and
        `check_due` raise.
        """
        former = None if revises is None else self.issuing.revisable(revises, self.office.issuer)
        rows = self.behind(without=former)
        chosen = tuple(
            row for row in rows if (not units or row.unit in units) and row.mark not in wording.skipped
        )
        if not chosen:
            raise UserError("report.nobody_to_urge")
        number = self._desks.urging.next_round(self.office.issuer, revises=former)
        now = self._clock.now()
        check_due(wording, now.date())
        due = wording.due or now.date() + timedelta(days=1)
        template = worded(load("urge", self._workspace), wording)
        document = self._letter(template, chosen, number, now, due)
        if revises is not None:
            document = revising(document, cited(revises))
        return Urging(document=document, round=number, rows=chosen, due=due, revises=former, wording=wording)

    def paragraphs(self, wording: Wording = NO_WORDING) -> tuple[ShownPart, ...]:
        """Return the paragraphs of the urging letter as they are edited, with the figures of now."""
        rows = tuple(row for row in self.behind() if row.mark not in wording.skipped)
        number, now = self._desks.urging.next_round(self.office.issuer), self._clock.now()
        due = wording.due or now.date() + timedelta(days=1)
        fields = self._letter_fields(rows, number, now, due, behind_sheet(rows))
        return shown_parts(load("urge", self._workspace), wording, fields)

    def recipients(self) -> tuple[str, ...]:
        """Return the recipients of the template of the urging letter."""
        return load("urge", self._workspace).recipients

    def behind(self, *, without: int | None = None) -> tuple[UrgeRow, ...]:
        """Return the units to urge, at the level below this office; a letter `without` does not count."""
        level = FigureLevel.HAMLET if self._is_commune else FigureLevel.COMMUNE
        return self._desks.urging.rows(level, without=without)

    def enter(self, urging: Urging) -> Outcome[Draft]:
        """Keep the letter as the one draft of its kind: no register entry, no round and no task yet."""
        document, now = urging.document, self._clock.now()
        catalogue = self._desks.figures.catalogue
        return self._desks.register.keep_draft(
            Draft(
                name=LetterKind.URGE.value,
                kind=LetterKind.URGE,
                symbol=document.head.symbol,
                issuer=self.office.issuer,
                abstract=" ".join(document.abstract).removeprefix("V/v "),
                urgency=document.urgency,
                round=urging.round,
                due=urging.due,
                made=iso(now),
                units=tuple(
                    DraftUnit(
                        unit=row.unit,
                        name=name_of(catalogue, row.unit),
                        title=row.name,
                        reasons=packed_reasons(row.reasons),
                    )
                    for row in urging.rows
                ),
                document=packed(document),
                revises=urging.revises,
                wording=packed_wording(urging.wording),
            )
        )

    def minutes(self) -> OfficialDocument:
        """Return the minutes of the destruction of personal data, with the number of records of each kind."""
        template, now = load("minutes", self._workspace), self._clock.now()
        retention = self._campaign.retention
        texts = {
            **self._texts(now),
            "basis": basis_of(self._desks, self.office, now.date()),
            "retention": "" if retention is None else f"đến ngày {day_text(retention)}",
            "today": moment_text(now),
            "legal": self._campaign.legal.reference.vi,
        }
        tables = {"destroyed": destroyed_grid(self.sharing.destroyable())}
        return self._document(template, Fields(texts=texts, tables=tables), now)

    def template_copy(self, name: str) -> tuple[Path, bytes]:
        """Return the path of the unit's own copy of a template, and the bundled text."""
        file = bundled_file(name)
        return self._workspace / "reports" / file.name, file.read_bytes()

    def figures(self, number: int | None = None) -> PeriodFigures:
        """Raises what `gather` raises."""
        return gather(self._desks, number)

    def shared(self, number: int | None = None) -> tuple[Drawing, str]:
        """The table of a period for phones, as a drawing and as a message."""
        figures = gather(self._desks, number)
        texts, sheet = self._said(figures).texts(0), unit_sheet(figures.main, "Bảng tuần")
        silent = (figures.communes or figures.main).silent
        return share_drawing(sheet, texts), share_message(sheet, texts, silent)

    def charts(self, number: int | None = None) -> tuple[Drawing, ...]:
        """The charts of a period."""
        return self._drawn(gather(self._desks, number))

    def _drawn(self, figures: PeriodFigures) -> tuple[Drawing, ...]:
        return charts(self._chart_data(figures))

    def _chart_data(self, figures: PeriodFigures) -> ChartData:
        return chart_data(self._desks, self._campaign, figures, self._said(figures).until)

    def without_zalo(self) -> tuple[tuple[UnitKey, str], ...]:
        """Units below that have no Zalo group in the register, districts first."""
        desk = self._desks.figures
        known = {group.unit for group in self.sharing.groups()}
        try:
            districts = [
                one for one in desk.catalogue.children(desk.unit, desk.start) if one.level is Level.DISTRICT
            ]
            below = (*districts, *desk.catalogue.communes(desk.unit, desk.start))
        except UserError:
            return ()
        return tuple((one.key, one.name) for one in below if one.key not in known)

    def _said(self, figures: PeriodFigures) -> PeriodTexts:
        return PeriodTexts(
            figures=figures,
            desks=self._desks,
            campaign=self._campaign,
            office=self.office,
            now=self._clock.now(),
        )

    def _texts(self, now: datetime) -> dict[str, str]:
        return self.office.texts(self._campaign.name.vi, self._campaign.app_name, now)

    def _of_period(self, name: str, number: int | None) -> OfficialDocument:
        template = load(name, self._workspace)
        figures, now = gather(self._desks, number), self._clock.now()
        said = self._said(figures)
        groups, members = self.sharing.groups(), self._desks.periods.members(figures.period.number)
        texts = {
            **said.texts(len(self.without_zalo()) if groups else 0),
            **track_texts(tuple(self._campaign.tracks), self._tracks, figures.period, members),
        }
        sheet = unit_sheet(figures.main, "Kết quả theo đơn vị")
        grid, three = grid_of(sheet), three_figures(self._campaign, figures.total, texts)
        fields = Fields(
            texts=texts,
            lists={"models": [_model_texts(one) for one in self.sharing.models() if one.approved]},
            tables={**dict.fromkeys(("units", "ranks"), grid), "rates": said.rates(), "three": three},
            drawings=course(self._chart_data(figures)) if name == "summary" else {},
        )
        made = self._document(template, fields, now)
        annexes = self._annexes(template, figures, texts, made) if name != "summary" else ()
        return replace(made, annexes=annexes)

    def _annexes(
        self,
        template: Template,
        figures: PeriodFigures,
        texts: Mapping[str, str],
        document: OfficialDocument,
    ) -> tuple[Annex, ...]:
        titles = [filled(words, texts) for words in template.annex]
        left = f"Số liệu đến {texts['until']}"
        annexes = []
        if titles:
            annexes.append(table_annex(titles[0], figures.main, "Kết quả theo đơn vị", left))
        if len(titles) > 2 and figures.communes is not None:
            annexes.append(table_annex(titles[2], figures.communes, "Kết quả theo xã", left))
        until = iso(min(figures.state.cut_off, self._clock.now()))
        sections = self._tracks.sections(until) if document.kind else ()
        if sections:
            desk = self._desks.figures
            sheet = agency_sheet(
                sections, self._campaign, desk.unit, lambda unit: name_of(desk.catalogue, unit)
            )
            annexes.append(annex_of("Kết quả tại cơ quan, đơn vị", sheet, left, agency_notes()))
        if document.kind and len(titles) > 1 and (drawings := self._drawn(figures)):
            annexes.append(
                Annex(number="", title=titles[1], attached="", left="", right="", drawings=drawings)
            )
        return numbered(annexes, document)

    def _letter_fields(
        self, rows: Sequence[UrgeRow], number: int, now: datetime, due: date, sheet: Sheet
    ) -> Fields:
        texts = {
            **self._texts(now),
            **urge_texts(rows),
            "round": str(number),
            "basis": basis_of(self._desks, self.office, now.date()),
            "orders": orders_of(self._desks, self.office, now.date()),
            "until": moment_text(now),
            "due": f"17 giờ ngày {day_text(due)}",
            "target": target_text(self._campaign),
            "deadline": deadline_texts(self._campaign, now.date())["deadline"],
        }
        units = [
            {
                "unit": row.name,
                "reasons": "; ".join(reason.letter for reason in row.reasons),
                "last": "" if row.last is None else cited(row.last),
            }
            for row in rows
        ]
        return Fields(texts=texts, lists={"units": units}, tables={"behind": grid_of(sheet, numbered=False)})

    def _letter(
        self, template: Template, rows: Sequence[UrgeRow], number: int, now: datetime, due: date
    ) -> OfficialDocument:
        sheet = behind_sheet(rows, self._desks.figures.catalogue)
        fields = self._letter_fields(rows, number, now, due, sheet)
        made = self._document(template, fields, now)
        names = [row.name for row in rows]
        left = f"Số liệu đến {fields.texts['until']}"
        annexes = [annex_of(filled(title, fields.texts), sheet, left, ()) for title in template.annex[:1]]
        return replace(
            made,
            addressees=made.addressees or addressed(names, hamlets=self._is_commune),
            annexes=numbered(annexes, made),
            sheets=() if annexes else (sheet,),
        )

    @property
    def _is_commune(self) -> bool:
        return self._desks.figures.catalogue.get(self._desks.figures.unit).level is Level.COMMUNE

    def _document(self, template: Template, fields: Fields, now: datetime) -> OfficialDocument:
        def lines(words: Sequence[str]) -> tuple[str, ...]:
            return tuple(filter(None, (filled(one, fields.texts) for one in words)))

        abstract = lines(template.abstract)
        return OfficialDocument(
            title=f"{template.kind.capitalize()} {' '.join(abstract)}".strip(),
            author=self.office.issuer,
            head=self.office.head(filled(template.symbol, fields.texts), now),
            kind=filled(template.kind, fields.texts),
            abstract=abstract,
            urgency=template.urgency,
            addressees=lines(template.addressees),
            body=tuple(template.blocks(fields)),
            recipients=lines(template.recipients),
            signature=Signature(
                capacity=lines(template.capacity),
                name=filled(template.signer, fields.texts),
                beside=lines(template.beside),
            ),
        )


def _model_texts(model: GoodModel) -> dict[str, str]:
    figure = f"{tight_percent(model.figure).rstrip('.')}." if model.figure else ""
    return {
        "title": tight_percent(model.title),
        "place": model.place,
        "what": f"{tight_percent(model.what).rstrip('.')}." if model.what else "",
        "figure": figure,
    }
