"""The exchange of files: batches, who may send them, and decisions about what disagrees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypedDict

from core.enrolment.desk import EnrolmentDesk
from core.enrolment.succession import SuccessionDesk
from core.enrolment.ward_desk import WardDesk
from core.records.workspace import WorkspaceInfo
from core.sync.answer_desk import AnswerDesk
from core.sync.decisions import DecisionDesk
from core.sync.desk import BatchDesk
from core.sync.file_desk import FileDesk
from core.units.catalogue import Catalogue
from storage.db.files import read_bounded
from storage.keys.keyring import DataKey
from storage.local.reference import SqlReferenceData
from storage.queries.conflicts import SqlConflicts
from storage.queries.ward_laptops import SqlWardLaptops
from storage.store import SqlStore
from storage.sync.batches.keeper import SqlBatches
from storage.sync.batches.kept_lines import SqlKept
from storage.sync.enrolment.keeper import SqlEnrolment
from storage.sync.receipts.clock import forget_if_right
from storage.sync.receipts.files import SqlFiles
from storage.sync.receipts.keeper import SqlAnswers

COMMUNE_DIGITS: Final = 5
"""Number of digits in a commune's code."""


class ExchangeDesks(TypedDict):
    batches: BatchDesk
    enrolment: EnrolmentDesk
    answers: AnswerDesk
    files: FileDesk
    ward: WardDesk
    succession: SuccessionDesk


def exchange_desks(
    store: SqlStore,
    batches: SqlBatches,
    info: WorkspaceInfo,
    *,
    key: DataKey,
    references: SqlReferenceData,
    catalogue: Callable[[], Catalogue],
    unit_name: Callable[[str, str], str],
    make_copy: Callable[[str], object],
    pair: Callable[[], int],
) -> ExchangeDesks:
    """`key` is kept for the escrow slot; `make_copy` makes a safe copy before a merge, `pair` follows it."""
    desk = BatchDesk(batches, catalogue, info.unit, make_copy, pair, is_demo=info.demo)
    keeper = SqlEnrolment(store, batches, info, key, unit_name=unit_name)
    enrolment = EnrolmentDesk(
        keeper,
        batches=desk,
        info=info,
        catalogue=catalogue,
        clock=store.clock,
        read_file=read_bounded,
        kept=SqlKept(store),
    )
    files = FileDesk(SqlFiles(store, batches, info.folder), desk.check_place)
    forget_if_right(store)
    answers = AnswerDesk(SqlAnswers(store, batches, references, unit_name))
    laptops = SqlWardLaptops(store.connection, info, store.identity.device, unit_name)
    ward = WardDesk(laptops, desk, files, enrolment, unit_name)
    return {
        "batches": desk,
        "enrolment": enrolment,
        "answers": answers,
        "files": files,
        "ward": ward,
        "succession": SuccessionDesk(enrolment, answers),
    }


def decision_desk(store: SqlStore, info: WorkspaceInfo, unit_name: Callable[[str, str], str]) -> DecisionDesk:
    """The use cases over an open workspace."""
    place = ", ".join(filter(None, (info.hamlet, info.unit_name)))
    reader = SqlConflicts(store.connection, unit_name, (store.identity.device, place))
    return DecisionDesk(store, reader, above_commune=len(info.unit.code) < COMMUNE_DIGITS)
