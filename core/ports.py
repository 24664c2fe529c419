"""Ports of the core, which `storage` implements; only main.py imports both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from core.base.clock import Hlc
from core.base.ids import EventId, HouseholdId, OfficerId, VisitId
from core.events.kinds import EventKind
from core.records.figures import CallbackCount, DayCount, Figures, SendingState
from core.records.household import HistoryItem, HouseholdQuery, HouseholdRow, ListedPlace
from core.records.visit import Visit


class Writer(Protocol):
    """One transaction: what is recorded in it is on the disk when it ends, or nothing is."""

    @property
    def last_hlc(self) -> Hlc: ...

    def record(self, kind: EventKind, payload: Mapping[str, object]) -> EventId: ...

    def look_at_pairs(self, pairs: Sequence[tuple[HouseholdId, HouseholdId]]) -> None:
        """Read at one go what `record` would ask for each pair that is answered next."""
        ...

    def look_at_closings(self, households: Sequence[HouseholdId]) -> None:
        """Read the state of households at one go, before many are closed or reopened."""
        ...

    def look_at_new(self, households: Sequence[HouseholdId]) -> None:
        """Read at one go which ids have events already, before many households of a list are added."""
        ...

    def new_id(self) -> str: ...

    def next_household_code(self) -> str: ...

    def set_meta(self, key: str, value: str) -> None: ...

    def clear_draft(self, household: HouseholdId) -> None: ...

    def clear_form(self, form: str) -> None:
        """Forgets what was typed into a form (core/households/forms.py): it is recorded now."""
        ...

    def audit(self, what: str, detail: str) -> None: ...

    def keep_undo(self) -> None:
        """Record this transaction as one act that undo takes back (core/application/undo.py)."""
        ...


class HouseholdReader(Protocol):
    """Reads households of the current campaign."""

    def numbers(self, query: HouseholdQuery) -> Sequence[int]:
        """Row numbers in the order of the query; cheap enough to hold for a whole ward."""
        ...

    def places(self) -> Sequence[ListedPlace]:
        """Return the groups of the list in walking order, then the streets of its groups."""
        ...

    def matching(self, text: str) -> AbstractSet[int]:
        """Row numbers whose words begin like those of `text`, in no order, closed ones among them."""
        ...

    def next_unvisited(self, after: int | None, officer: OfficerId | None = None) -> int | None:
        """The row number of the first household without a visit behind `after` in walking order.

        Of an officer's doors where one is named.

        From the start where `after` is None or nothing is left behind it; None when all were visited.
        """
        ...

    def numbered(self, list_number: int) -> int | None:
        """The row number of the listed household with a number of lists and papers."""
        ...

    def unsent_visits(self, household: HouseholdId) -> int:
        """Return the number of its visits that were never sent from this laptop."""
        ...

    def rows(self, numbers: Sequence[int]) -> Sequence[HouseholdRow]:
        """The rows of `numbers`, in that order; numbers that are gone are left out."""
        ...

    def ids(self, numbers: Sequence[int]) -> Sequence[HouseholdId]:
        """Return only their ids, in that order; numbers that are gone are left out."""
        ...

    def get(self, household: HouseholdId) -> HouseholdRow | None: ...

    def rows_of(self, households: Sequence[HouseholdId]) -> Sequence[HouseholdRow]:
        """Return the rows of ids, in no order; ids without a household in the workspace are left out."""
        ...

    def commune(self, household: HouseholdId) -> str | None:
        """The code of the commune that it was added in."""
        ...

    def has_block(self, block: str) -> bool:
        """Return True if a household of this workspace has a code of this block."""
        ...

    def by_code(self, code: str) -> Sequence[HouseholdRow]: ...

    def visits(self, household: HouseholdId) -> Sequence[Visit]: ...

    def visit(self, visit: VisitId) -> Visit | None: ...

    def own_visits(self, first: date, last: date) -> Sequence[Visit]:
        """Return the visits of this laptop's officer on these days, in order; no voided ones."""
        ...

    def history(self, household: HouseholdId) -> Sequence[HistoryItem]: ...

    def answered(self, one: HouseholdId, other: HouseholdId) -> bool | None:
        """Return True or False where a user decided if two records are one household; None without a
        decision.
        """
        ...

    def joined_otherwise(self, one: HouseholdId, other: HouseholdId) -> bool:
        """Return True if two records are one household by decisions about other pairs."""
        ...

    def last_seen(self, household: HouseholdId) -> str | None:
        """The id of the latest change of a register by another machine, the `seen` of the next one (M6)."""
        ...

    def draft(self, household: HouseholdId) -> str | None: ...

    def drafts(self) -> Mapping[HouseholdId, str]: ...


class FigureReader(Protocol):
    """Sums for the current campaign."""

    def units(self) -> Sequence[Figures]: ...

    def hamlets(self) -> Sequence[Figures]: ...

    def days(self, last: int) -> Sequence[DayCount]: ...

    def sending(self) -> SendingState: ...

    def callbacks(self, limit: int) -> Sequence[HouseholdRow]: ...

    def callback_count(self, today: date) -> CallbackCount: ...


class Signer(Protocol):
    """Signs with this machine's key, and checks signatures of any (Ed25519)."""

    @property
    def public_key(self) -> str:
        """The line that names our key, as in a key file."""
        ...

    def sign(self, message: bytes) -> bytes:
        """64 bytes; the same message gives the same bytes."""
        ...

    def verifies(self, message: bytes, signature: bytes, public_key: str) -> bool: ...


class Store(Protocol):
    """A workspace that is open."""

    @property
    def households(self) -> HouseholdReader: ...

    @property
    def figures(self) -> FigureReader: ...

    def meta(self, key: str) -> str | None: ...

    def writing(self) -> AbstractContextManager[Writer]: ...

    def last_event(self) -> int:
        """Return the number of the last event that this workspace recorded or merged; it grows."""
        ...

    def save_draft(self, household: HouseholdId, text: str) -> None: ...

    def save_form(self, form: str, text: str) -> None:
        """Keeps what is typed into a form (core/households/forms.py); an empty text forgets it."""
        ...

    def form(self, form: str) -> str:
        """Return the text typed into a form and not recorded, or an empty text."""
        ...

    def forms(self) -> Mapping[str, str]:
        """Every form that was begun and not recorded, the latest first."""
        ...
