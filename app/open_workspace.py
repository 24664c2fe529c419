"""One open workspace folder: a connection, who writes, and the services made of them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import cached_property
from pathlib import Path

from app.desks.field import people_desks, track_desks
from app.desks.office import office_desks
from app.desks.sync import decision_desk, exchange_desks
from core.application.services import Services
from core.application.settings import PRINTED_NAME, SettingsDesk
from core.backup.models import Volumes
from core.base.changes import ChangeBus
from core.base.clock import Clock, iso
from core.base.errors import ExitCode, Step, UserError, finish
from core.base.ids import DeviceId, IdSource, OfficerId, new_block
from core.campaigns.models import Campaign
from core.events.kinds import is_known
from core.households.desk import HouseholdDesk
from core.paper_entry.desk import SheetDesk
from core.quality.desk import QualityDesk
from core.quality.list_desk import ListDesk
from core.quality.list_places import ListPlaceDesk
from core.records.workspace import Language, WorkspaceInfo
from core.roster.desk import ImportDesk
from core.signing.desk import SigningDesk
from core.street.service import StreetService
from core.units.catalogue import Catalogue
from core.units.merging import catalogue_with
from core.units.models import UnitKey
from core.visits.desk import VisitDesk
from storage.backup.anchor import Anchor, anchor_folder, continues, new_incarnation, read_anchor, write_anchor
from storage.backup.keeper import FolderCopies
from storage.backup.losses import LOST, missing_entries, note_last, read_mark
from storage.backup.stick import WorkspaceStick
from storage.backup.volumes import SystemVolumes, place_of
from storage.db.connection import checkpoint, open_connection, transaction
from storage.db.files import write_durably, write_folder_beside, write_set_beside, written_durably
from storage.db.folders import BACKUPS, DATABASE_NAME
from storage.db.schema import migrate
from storage.db.sql import read_meta, stored_catalogues
from storage.keys import keyring
from storage.keys.device_keys import DeviceSigner
from storage.keys.sealing import MODERATE, Cost
from storage.local.directory import SqlDirectory
from storage.local.print_log import SqlPrintLog
from storage.local.reference import SqlReferenceData, stored_campaign
from storage.local.requests import SqlRequests
from storage.local.roster import SqlRosterKeeper
from storage.local.sheets import SqlSheets
from storage.log.undo_log import SqlUndoLog
from storage.log.unit_of_work import CODE_BLOCK, NEXT_CODE, Identity, writing
from storage.projections.figures.aggregates import rebuild_if_stale
from storage.projections.list_numbers import fill_numbers
from storage.projections.quality.doubled import refresh_doubled
from storage.projections.quality.match_keys import fill_likeness
from storage.projections.quality.surplus import keep_surplus
from storage.projections.search_index import refresh_search
from storage.queries.households import SqlHouseholdReader
from storage.queries.quality.list_pairs import SqlListPairs
from storage.queries.quality.list_places import SqlListPlaces
from storage.queries.quality.store import SqlQuality
from storage.queries.street import SqlStreetReader
from storage.queries.today import SqlFigureReader
from storage.signing.signatures import HankoSignatures
from storage.store import SqlStore
from storage.sync.batches.keeper import SqlBatches
from storage.sync.registry.held import forget_merged
from storage.sync.registry.versions import begin_above, written

_log = logging.getLogger(__name__)


class OpenWorkspace:
    """One open folder: a connection, the identity that writes, and what is made of them."""

    def __init__(
        self,
        folder: Path,
        key: keyring.DataKey,
        clock: Clock,
        ids: IdSource,
        *,
        cost: Cost = MODERATE,
        volumes: Volumes | None = None,
    ) -> None:
        self.folder = folder
        self.volumes = volumes or SystemVolumes()
        self.cost = cost
        self.key = key
        self.clock = clock
        self.ids = ids
        self.path = folder / DATABASE_NAME
        self._closed = False
        self.connection = open_connection(self.path, key.raw)
        self.copies = FolderCopies(
            folder / BACKUPS,
            self.path,
            key.raw,
            clock=clock,
            connection=self.connection,
            close=self._close,
        )
        try:
            migrate(self.connection, lambda: self.copies.make("migration"))
            fill_likeness(self.connection)
            refresh_search(self.connection)
            fill_numbers(self.connection)
            self.identity = self._identity()
            self._learn()
            rebuild_if_stale(self.connection)
            refresh_doubled(self.connection)
            keep_surplus(self.connection, self._meta("campaign"))
        except BaseException:
            self.connection.close()
            raise

    def _identity(self) -> Identity:
        """Return the identity of the writer; a restored, copied or moved database gets a new incarnation.

        It also gets another block of printed codes: codes printed after the copy was made stay unique.
        """
        database, incarnation = self._meta("database"), self._meta("incarnation")
        anchor, mark = read_anchor(database), read_mark(database)  # before the database: it may be written
        if anchor is not None:
            begin_above(self.connection, anchor.versions, iso(self.clock.now()))
        last, place = self._last_event(), self._place
        if (mark or 0) > last or not continues(anchor, place=place, incarnation=incarnation, last_event=last):
            changed = {"opened": "yes"}
            missing = missing_entries(anchor, mark, place=place, incarnation=incarnation, last_event=last)
            if missing:
                changed[LOST] = str(missing)
            if anchor is not None or self._meta("opened", ""):
                incarnation = new_incarnation()
                changed |= {"incarnation": incarnation, CODE_BLOCK: new_block(), NEXT_CODE: "1"}
            forget_merged(self.connection, self.folder)
            with transaction(self.connection):
                for key, value in changed.items():
                    self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
            with suppress(UserError):  # written again at close, and before anything leaves
                self._write_anchor(incarnation)
        note_last(database, self._last_event())
        return Identity(
            device=DeviceId(self._meta("device")),
            incarnation=incarnation,
            officer=OfficerId(self._meta("officer")),
        )

    @cached_property
    def _place(self) -> str:
        return place_of(self.folder, self.volumes.holding(self.folder))

    def _learn(self) -> None:
        """After an upgrade, events that an older program kept unread apply."""
        kinds = self.connection.execute("SELECT DISTINCT kind FROM event WHERE NOT known").fetchall()
        if any(is_known(kind, 1) for (kind,) in kinds):
            with writing(self.connection, self.identity, self.clock, self.ids) as unit:
                unit.events.learn()

    def services(self) -> Services:
        info, database = self._info(), self._meta("database")
        _log.info("opened %s by %s, %d events", database, info.officer, self._last_event())
        households = SqlHouseholdReader(
            self.connection,
            self.campaign.id,
            self.campaign.start,
            self.campaign.end,
            clock=self.clock,
            me=info.officer,
        )
        figures = SqlFigureReader(self.connection, self.campaign.id, households, self.clock, self._unit_name)
        store = SqlStore(
            connection=self.connection,
            identity=self.identity,
            clock=self.clock,
            ids=self.ids,
            households=households,
            figures=figures,
            saved=lambda: note_last(database, self._last_event()),
        )
        is_commune = len(info.unit.code) == 5
        references = SqlReferenceData(self.connection, self.clock, lambda: self.catalogue)
        batches = SqlBatches(
            store,
            self.folder,
            info,
            unit_name=self._unit_name,
            knows_unit=self._knows_unit,
            write_anchor=self._write_anchor,
        )
        visits = VisitDesk(store, self.clock, self.campaign.id, info.unit if is_commune else None)
        doors = HouseholdDesk(store, info.unit if is_commune else None)
        street = SqlStreetReader(self.connection, self.campaign.id, info.officer)
        kept = SqlSheets(self.connection, households, self.clock)
        lists = ListDesk(
            store,
            SqlListPairs(self.connection, self.campaign.id),
            self.clock,
            by_names=is_commune,
            officer=info.officer_name,
        )
        return Services(
            info=info,
            store=store,
            clock=self.clock,
            campaign=self.campaign,
            catalogue=lambda: self.catalogue,
            households=doors,
            street=StreetService(street, self.clock),
            quality=QualityDesk(store, SqlQuality(self.connection, self.campaign, households), self.clock),
            lists=lists,
            list_places=ListPlaceDesk(store, SqlListPlaces(self.connection)),
            undo=SqlUndoLog(self.connection, store.writing),
            visits=visits,
            sheets=SheetDesk(store, kept, visits, doors, info.hamlet or ""),
            **track_desks(store, self.campaign, info),
            **office_desks(store, self.campaign, info, lambda: self.catalogue, batches.arrivals),
            **people_desks(store, self.campaign),
            imports=self._imports(store, info) if is_commune else None,
            **exchange_desks(
                store,
                batches,
                info,
                key=self.key,
                references=references,
                catalogue=lambda: self.catalogue,
                unit_name=self._unit_name,
                make_copy=self.copies.make,
                pair=lambda: self._pair(lists),
            ),
            decisions=decision_desk(store, info, self._unit_name),
            settings=SettingsDesk(store, info),
            prints=SqlPrintLog(self.connection),
            requests=SqlRequests(self.connection, self.clock),
            references=references,
            copies=self.copies,
            stick=self._stick(info),
            signer=DeviceSigner(lambda: batches.keys),
            signing=SigningDesk(store, self.clock, HankoSignatures()),
            changes=ChangeBus(),
            write_file=write_durably,
            write_beside=write_set_beside,
            write_folder=write_folder_beside,
            writing=written_durably,
            save_recovery=self._save_recovery,
            set_passphrase=self._set_passphrase,
            reopen=lambda: self._again().services(),
            worker=self._worker,
            tidy=lambda: checkpoint(self.connection),
            close=self._close,
        )

    def _pair(self, lists: ListDesk) -> int:
        """After a merge: pairs of two lists that are sure become one, and suspicions are looked for again."""
        merged = lists.merge_sure().value
        refresh_doubled(self.connection)
        keep_surplus(self.connection, self.campaign.id)
        return merged

    def _imports(self, store: SqlStore, info: WorkspaceInfo) -> ImportDesk:
        keeper = SqlRosterKeeper(self.connection, info.unit)
        return ImportDesk(
            store,
            keeper,
            self.clock,
            commune=info.unit,
            unit_names=(info.unit_name,),
            hamlet=info.hamlet,
            make_copy=self.copies.make,
            directory=SqlDirectory(self.connection),
            former_names=lambda: [
                self.catalogue.get(link.old).name for link in self.catalogue.predecessors(info.unit)
            ],
        )

    @contextmanager
    def _worker(self) -> Iterator[Services]:
        other = self._again()
        try:
            yield other.services()
        finally:
            other.connection.close()

    def _again(self) -> OpenWorkspace:
        return OpenWorkspace(
            self.folder, self.key, self.clock, self.ids, cost=self.cost, volumes=self.volumes
        )

    def _stick(self, info: WorkspaceInfo) -> WorkspaceStick:
        return WorkspaceStick(
            connection=self.connection,
            data_key=self.key.raw,
            clock=self.clock,
            info=info,
            device=self.identity.device,
            volumes=self.volumes,
        )

    def _set_passphrase(self, passphrase: str | None) -> None:
        workspace = self._meta("database")
        keyring.set_passphrase(
            self.folder, self.key, workspace=workspace, passphrase=passphrase, cost=self.cost
        )

    def _save_recovery(self, path: Path) -> None:
        keyring.save_recovery(path, self.key, workspace=self._meta("database"))

    def _close(self) -> tuple[UserError, ...]:
        """Close for good; a second call does nothing. Return what failed although everything is saved."""
        if self._closed:
            return ()
        self._closed = True
        try:
            return finish(
                Step("saved.no_mark", self._write_anchor, str(anchor_folder())),
                Step("saved.not_tidy", lambda: checkpoint(self.connection), str(self.path)),
            )
        finally:
            self.connection.close()

    def _write_anchor(self, incarnation: str | None = None) -> None:
        write_anchor(
            Anchor(
                database=self._meta("database"),
                folder=self._place,
                incarnation=incarnation or self._meta("incarnation"),
                last_event=self._last_event(),
                versions=written(self.connection),
            )
        )

    @cached_property
    def campaign(self) -> Campaign:
        return stored_campaign(self.connection, self._meta("campaign"))

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_with(stored_catalogues(self.connection))

    def _info(self) -> WorkspaceInfo:
        key = UnitKey(self._meta("unit_code"), date.fromisoformat(self._meta("unit_valid_from")))
        unit = self.catalogue.get(key)
        upper = self.catalogue.parent(key)
        officer = self.connection.execute(
            "SELECT name FROM officer WHERE id = ?", (self._meta("officer"),)
        ).fetchone()
        return WorkspaceInfo(
            folder=self.folder,
            unit=key,
            unit_name=unit.name,
            upper_name="" if upper is None else upper.name,
            hamlet=self._meta("hamlet", "") or None,
            officer=OfficerId(self._meta("officer")),
            officer_name="" if officer is None else officer[0] or "",
            campaign=self._meta("campaign"),
            language=Language(self._meta("language")),
            has_passphrase=self._has_passphrase(),
            demo=bool(self._meta("demo", "")),
            printed_name=self._meta(PRINTED_NAME, ""),
        )

    def _has_passphrase(self) -> bool:
        """Return False also where the lock is lost: a recovery file opens, and a new lock is made."""
        try:
            return keyring.read_lock(self.folder).has_passphrase
        except UserError as error:
            if error.code not in ("key.missing", "key.damaged"):
                raise
            return False

    def _unit_name(self, code: str, valid_from: str) -> str:
        """Return the unit's name; for a code that this catalogue does not contain the code itself."""
        try:
            return self.catalogue.get(UnitKey(code, date.fromisoformat(valid_from))).name
        except (UserError, ValueError):
            return code

    def _knows_unit(self, code: str, valid_from: str) -> bool:
        try:
            self.catalogue.get(UnitKey(code, date.fromisoformat(valid_from)))
        except (UserError, ValueError):
            return False
        return True

    def _last_event(self) -> int:
        return int(self.connection.execute("SELECT coalesce(max(n), 0) FROM event").fetchone()[0])

    def _meta(self, key: str, default: str | None = None) -> str:
        value = read_meta(self.connection, key)
        if value is None and default is None:
            raise UserError("storage.damaged", exit_code=ExitCode.STORAGE)
        return default or "" if value is None else value
