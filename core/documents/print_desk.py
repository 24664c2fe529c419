"""Documents printed for households: chosen, composed, rendered, written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.campaigns.models import Campaign
from core.documents.addressees import Addressee, compose_addressees
from core.documents.desk import WrittenDocument
from core.documents.files import write
from core.documents.labels import LabelSheet, compose_labels
from core.documents.preview import page_count
from core.documents.slip import BLANK, compose_slips
from core.documents.staff_card import StaffMember, compose_card
from core.documents.team_poster import Team, compose_team_poster
from core.errors import UserError
from core.households.household import HouseholdQuery, HouseholdRow, WalkFilter
from core.ids import HouseholdId
from core.ports import HouseholdReader, Signer
from core.text import fold
from core.workspace import Language, UnitSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which households get a paper: those named, else those of a list, in walking order."""

    named: tuple[HouseholdId, ...] = ()
    hamlet: str = ""
    group: str = ""
    show: WalkFilter = WalkFilter.ALL
    limit: int | None = None


def select(reader: HouseholdReader, selection: Selection) -> tuple[HouseholdRow, ...]:
    """The rows of a selection, closed households left out. Raises `document.no_household`."""
    if selection.named:
        found = [row for row in (reader.get(household) for household in selection.named) if row is not None]
    else:
        found = list(reader.rows(reader.numbers(HouseholdQuery(show=selection.show))))
    hamlet, group = fold(selection.hamlet), fold(selection.group)
    rows = [
        row
        for row in found
        if row.closed is None
        and (not hamlet or fold(row.hamlet) == hamlet)
        and (not group or fold(row.group) == group)
    ]
    if not rows[: selection.limit]:
        raise UserError("document.no_household")
    return tuple(rows[: selection.limit])


class PrintDesk:
    """The use cases of paper for households; every one writes a whole PDF or nothing."""

    def __init__(self, campaign: Campaign, settings: UnitSettings, reader: HouseholdReader) -> None:
        self._campaign = campaign
        self._settings = settings
        self._reader = reader

    def slips(self, selection: Selection | None, language: Language, path: Path) -> WrittenDocument:
        """Visit slips; without a selection one sheet to be filled by hand."""
        from core.documents import slip_dl

        households = BLANK if selection is None else self._addressees(selection)
        content = compose_slips(self._campaign, self._settings, households, language=language)
        group = () if content.group is None else (content.group.url,)
        return _written(lambda: slip_dl.render(content), (*group, *_codes(households)), path)

    def consents(self, selection: Selection | None, language: Language, path: Path) -> WrittenDocument:
        """Consent slips; without a selection one sheet without households."""
        from core.documents import consent, consent_a6

        households = consent.BLANK if selection is None else self._addressees(selection)
        content = consent.compose_consent(self._campaign, self._settings, households, language=language)
        return _written(lambda: consent_a6.render(content), _codes(households), path)

    def labels(
        self, selection: Selection, sheet: LabelSheet, language: Language, path: Path
    ) -> WrittenDocument:
        """Labels; a sheet that cannot be is refused before households are read."""
        from core.documents import labels_a4
        from core.documents.labels import check_sheet

        check_sheet(sheet)
        households = self._addressees(selection)
        content = compose_labels(self._settings, sheet, households, language=language)
        return _written(lambda: labels_a4.render(content), _codes(households), path)

    def staff_card(
        self, unit_code: str, member: StaffMember, signer: Signer, language: Language, path: Path
    ) -> WrittenDocument:
        """One staff card with a code signed by this workspace."""
        from core.documents import staff_card_id1

        content = compose_card(
            self._campaign.id, unit_code, self._settings, member, signer, language=language
        )
        return _written(lambda: staff_card_id1.render(content), (content.code,), path)

    def team_poster(
        self, unit_code: str, team: Team, signer: Signer, language: Language, path: Path
    ) -> WrittenDocument:
        """Who goes from house to house, with a code signed by this workspace."""
        from core.documents import team_poster_a4

        content = compose_team_poster(
            self._campaign, unit_code, self._settings, team, signer, language=language
        )
        return _written(lambda: team_poster_a4.render(content), (content.code,), path)

    def calibration(self, language: Language, path: Path) -> WrittenDocument:
        from core.documents import calibration_a4
        from core.documents.calibration import CODE_TEXT, compose_calibration

        content = compose_calibration(self._settings, language=language)
        return _written(lambda: calibration_a4.render(content), (CODE_TEXT,), path)

    def _addressees(self, selection: Selection) -> tuple[Addressee, ...]:
        return compose_addressees(select(self._reader, selection))


def _codes(households: tuple[Addressee | None, ...]) -> tuple[str, ...]:
    return tuple(household.code_text for household in households if household is not None)


def _written(render: Callable[[], bytes], codes: tuple[str, ...], path: Path) -> WrittenDocument:
    pdf = render()
    write(path, pdf)
    return WrittenDocument(file=path, pages=page_count(pdf), codes=codes)
