"""Everything the two front ends may ask for; main.py puts it together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from core.application.settings import SettingsDesk
from core.application.undo import UndoLog
from core.assignments.desk import AssignmentDesk
from core.assignments.walking import WalkDesk
from core.backup.models import FoundCopy, StickCopies
from core.backup.old_data import OldData
from core.base.changes import ChangeBus, Outcome, T
from core.base.clock import Clock
from core.base.errors import UserError
from core.campaigns.models import Campaign
from core.enrolment.desk import EnrolmentDesk
from core.enrolment.models import UnlockRequest
from core.enrolment.succession import SuccessionDesk
from core.enrolment.ward_desk import WardDesk
from core.households.desk import HouseholdDesk
from core.paper_entry.desk import SheetDesk
from core.papers.print_log import PrintLog
from core.people.consent_desk import ConsentDesk
from core.people.desk import PeopleDesk
from core.ports import Signer, Store
from core.quality.desk import QualityDesk
from core.quality.list_desk import ListDesk
from core.quality.list_places import ListPlaceDesk
from core.ranking.province import ProvinceDesks
from core.records.workspace import (
    Deletion,
    FullestCopy,
    Language,
    NewWorkspace,
    SafeCopies,
    SafeCopy,
    WorkspaceInfo,
)
from core.render.sink import Sink
from core.reports.desk import ReportDesk
from core.roster.desk import ImportDesk
from core.signing.desk import SigningDesk
from core.street.service import StreetService
from core.sync.answer_desk import AnswerDesk
from core.sync.decisions import DecisionDesk
from core.sync.desk import BatchDesk
from core.sync.file_desk import FileDesk
from core.tracks.desk import TrackDesk
from core.units.catalogue import Catalogue
from core.updates.models import Updates
from core.visits.desk import VisitDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The use cases of one open workspace. `imports` is None above the commune."""

    info: WorkspaceInfo
    store: Store
    clock: Clock
    campaign: Campaign
    catalogue: Callable[[], Catalogue]
    households: HouseholdDesk
    street: StreetService
    undo: UndoLog
    sheets: SheetDesk
    quality: QualityDesk
    lists: ListDesk
    list_places: ListPlaceDesk
    visits: VisitDesk
    tracks: TrackDesk
    province: ProvinceDesks
    reports: ReportDesk
    assignments: AssignmentDesk
    walk: WalkDesk
    people: PeopleDesk
    consents: ConsentDesk
    imports: ImportDesk | None
    batches: BatchDesk
    answers: AnswerDesk
    files: FileDesk
    ward: WardDesk
    succession: SuccessionDesk
    decisions: DecisionDesk
    enrolment: EnrolmentDesk
    settings: SettingsDesk
    prints: PrintLog
    requests: RequestLog
    references: ReferenceData
    copies: SafeCopies
    stick: StickCopies
    signer: Signer
    signing: SigningDesk
    changes: ChangeBus
    write_file: Callable[[Path, bytes], None]
    """Puts bytes at a path; a former file stays where that fails. Raises `file.full`, `file.unwritable`."""
    write_beside: Callable[[Sequence[tuple[Path, bytes]]], tuple[Path, ...]]
    """Puts files that belong together; where one would replace another, all are `name-2` beside it."""
    write_folder: Callable[[Path, Mapping[str, bytes]], Path]
    """Makes a folder with these files, all or none; where another has its name, it is `name-2`."""
    writing: Callable[[Path], AbstractContextManager[Sink]]
    """`write_file` of what the block writes, piece by piece; a former file stays where the block fails."""
    save_recovery: Callable[[Path], None]
    """Writes the recovery file; whoever has it opens the data."""
    set_passphrase: Callable[[str | None], None]
    """Set or remove the passphrase; without one the key is a file. `reopen` updates `info`."""
    reopen: Callable[[], Services]
    """Open the workspace again by the key in hand, after `close`, as when a copy was restored."""
    worker: Callable[[], AbstractContextManager[Services]]
    """The same use cases on a connection of their own, for a job off the window's thread."""
    tidy: Callable[[], None]
    """Housekeeping of the database for an idle moment."""
    close: Callable[[], Sequence[UserError]]
    """Closes for good, and returns what failed although everything is saved (`core.base.errors`)."""

    def published(self, outcome: Outcome[T]) -> T:
        """Publish the changes to the bus, and return the value."""
        if outcome.changes.topics:
            self.changes.publish(outcome.changes)
        return outcome.value


class RequestLog(Protocol):
    """Commands that a script gave under an id of its own."""

    def once(self, request: str, command: str, act: Callable[[], str]) -> str:
        """Return the answer of `act`, kept in the transaction of what it records.

        The same request again does nothing and returns the same answer. Raises `request_id.other` where
        `command` differs from that of the first time.
        """
        ...


class ReferenceData(Protocol):
    """Loads a newer unit catalogue or another campaign into the workspace."""

    def load_campaign(self, data: bytes) -> Campaign: ...

    def load_catalogue(self, data: bytes) -> Catalogue: ...

    def use_campaign(self, campaign_id: str) -> None:
        """Raises `campaign.unknown`. The workspace must be opened again."""
        ...

    def campaigns(self) -> tuple[str, ...]: ...


class Claim(Protocol):
    """A workspace that this window has for itself."""

    @property
    def folder(self) -> Path: ...

    @property
    def requests(self) -> Path:
        """The folder that changes when another start asks for something. Raises `file.unwritable`."""
        ...

    @property
    def ended_badly(self) -> bool:
        """Return True if the window that had it before ended without closing it."""
        ...

    def take_requests(self) -> tuple[tuple[Path, ...], ...]:
        """The files that each other start has asked this window to open; asked once, they are gone."""
        ...

    def release(self) -> None: ...


class WindowRequest(Protocol):
    """Request of a second start to the window that has the workspace."""

    def is_taken(self) -> bool: ...

    def withdraw(self) -> None: ...


class Workspaces(Protocol):
    """Makes and opens workspaces."""

    @property
    def updates(self) -> Updates: ...

    def exists(self, folder: Path) -> bool: ...

    def needs_passphrase(self, folder: Path) -> bool: ...

    def create(self, folder: Path, new: NewWorkspace) -> Services:
        """Raises `workspace.exists`, `unit.*`, `campaign.unknown`, `household.no_name` or `storage.*`."""
        ...

    def claim(self, folder: Path) -> Claim:
        """Take a workspace for one window. Raises `workspace.in_use` where another window has it."""
        ...

    def ask_window(self, folder: Path, files: Sequence[Path]) -> WindowRequest:
        """Ask the window that has a workspace to come forward and open `files`.

        Raises `file.full` or `file.unwritable`.
        """
        ...

    def copies(self, folder: Path) -> Sequence[SafeCopy]:
        """The safe copies in a folder, newest first; its database need not open."""
        ...

    def found_copies(self, path: Path) -> Sequence[FoundCopy]:
        """The copies on a stick, in its folder `TungNha`, or of one machine, newest first."""
        ...

    def find_old(self, folder: Path, place: Path | None = None) -> Sequence[OldData]:
        """Return data at and below `place`, else on sticks, in the usual folders and in `folder`.

        `folder` is where the workspace of this laptop goes.
        """
        ...

    def take_over(self, folder: Path, old: OldData, passphrase: str | None = None) -> Services:
        """Copy old data into `folder`, check it and open it as a new incarnation; the source stays as it is.

        Raises `workspace.exists`, `key.*`, `copy.damaged`, `copy.newer` or `file.*`; `folder` then has no
        database.
        """
        ...

    def put_back(self, folder: Path, old: OldData, passphrase: str | None = None) -> Services:
        """Open a copy of this workspace in place of its lost or damaged database, which is kept beside it.

        `passphrase` is that of `folder`. Raises as `take_over`, and `copy.other_workspace`; `folder` then
        is as it was.
        """
        ...

    def take_keys(self, folder: Path, old: OldData, passphrase: str | None = None) -> Services:
        """Open `folder`, whose `keys.json` is lost or damaged, by the one beside a copy of this workspace.

        Raises `workspace.missing`, `key.*` (`key.other_workspace` where it does not open the database) or
        `file.*`; `folder` then is as it was.
        """
        ...

    def take_over_locked(self, folder: Path, old: OldData) -> None:
        """Copy old data whose passphrase is forgotten into `folder`; the lock has the other ways."""
        ...

    def wipe(self, folder: Path) -> Sequence[Path]:
        """Delete a closed workspace, its keys first, and return the files of others that stay.

        Raises `file.unwritable`.
        """
        ...

    def deletion(self, folder: Path) -> Deletion:
        """Return the state of a deletion that an error or a power cut stopped; `wipe` goes on with it."""
        ...

    def keep_data(self, folder: Path) -> None:
        """Give up a deletion that has only begun. Raises `file.unwritable`."""
        ...

    def place_warnings(self, folder: Path) -> Sequence[UserError]:
        """Return warnings about the place of an open workspace; destroy files with secrets that stayed."""
        ...

    def fullest_copy(self, folder: Path, passphrase: str | None = None) -> FullestCopy | None:
        """The safe copy with most entries, or the newest where the key is not at hand."""
        ...

    def restore(self, folder: Path, name: str, passphrase: str | None = None) -> None:
        """Puts a copy in place, also of a damaged or lost database; the damaged file is kept beside it.

        Not while a window has it, unless that window calls it for what it has claimed itself. Raises
        `workspace.in_use`, `backup.*` or `key.*`.
        """
        ...

    def open(self, folder: Path, passphrase: str | None = None) -> Services:
        """Raises `workspace.missing`, `key.*` or `storage.*`."""
        ...

    def unlock(self, folder: Path, passphrase: str | None = None) -> Callable[[], Services]:
        """Tries the passphrase, which takes 0.7 s by design, on any thread; what comes back opens.

        The opening itself belongs on the thread that will use the services. Raises as `open` does.
        """
        ...

    def open_with_recovery(self, folder: Path, text: str) -> Services:
        """Opens by the text of a recovery file. Raises `key.recovery_unreadable`, `key.other_workspace`."""
        ...

    def ask_to_unlock(self, folder: Path, out: Path) -> tuple[UnlockRequest, Path]:
        """Writes the request of a locked workspace into `out`; its number is read over a phone.

        Raises `unlock.no_escrow` where the province was never given the key.
        """
        ...

    def unlock_with_answer(self, folder: Path, answer: Path, passphrase: str | None) -> Services:
        """Opens by the province's answer and sets another passphrase. Raises `unlock.*`."""
        ...

    def unlock_with_card(self, folder: Path, card: str, passphrase: str | None) -> Services:
        """Opens by the offline recovery card. Raises `enrolment.card` or `unlock.*`."""
        ...

    def create_demo(self, folder: Path, language: Language) -> Services: ...
