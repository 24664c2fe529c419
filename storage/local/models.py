"""Good models, Zalo groups and tasks of a workspace. It answers `core.reports.sharing.SharingKeeper`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from core.base.clock import Clock, iso
from core.figures.reasons import unpacked
from core.reports.sharing import GoodModel, OfficeTask, ZaloGroup
from core.units.models import unit_key
from storage.db.connection import Connection, transaction
from storage.db.rows import scalar

_DESTROYABLE: Final = (
    ("Tên chủ hộ", "SELECT count(*) FROM household WHERE name IS NOT NULL"),
    ("Số điện thoại của hộ", "SELECT count(*) FROM household WHERE phone IS NOT NULL"),
    ("Địa chỉ của hộ", "SELECT count(*) FROM household WHERE address IS NOT NULL"),
    ("Ghi chú của hộ", "SELECT count(*) FROM household WHERE note IS NOT NULL"),
    ("Người ghi theo từng người", "SELECT count(*) FROM person WHERE added IS NOT NULL"),
    ("Người trong danh sách đã nhập", "SELECT count(*) FROM directory"),
    ("Ghi chú của lượt thăm", "SELECT count(*) FROM visit_note WHERE text IS NOT NULL"),
    ("Ý kiến về lượt thăm", "SELECT count(*) FROM visit_comment"),
    ("Tên cán bộ", "SELECT count(*) FROM officer WHERE name IS NOT NULL"),
    ("Tên người phụ trách điểm hướng dẫn", "SELECT count(*) FROM track_host"),
    ("Tên người quản nhóm Zalo", "SELECT count(*) FROM zalo_group WHERE runner <> ''"),
    ("Bản ghi đồng ý, rút đồng ý", "SELECT count(*) FROM consent"),
    ("Dòng danh sách đã nhập từ Excel", "SELECT count(*) FROM roster_row"),
    ("Tệp số liệu đã nhận, đã gửi", "SELECT count(*) FROM batch"),
)


class SqlSharing:
    """Of one campaign."""

    def __init__(self, connection: Connection, campaign: str, clock: Clock) -> None:
        self._connection = connection
        self._campaign = campaign
        self._clock = clock

    def models(self) -> Sequence[GoodModel]:
        rows = self._connection.execute(
            "SELECT n, title, place, what, figure, approved FROM good_model WHERE campaign = ? ORDER BY n",
            (self._campaign,),
        )
        return [
            GoodModel(n=n, title=title, place=place, what=what, figure=figure, approved=bool(approved))
            for n, title, place, what, figure, approved in rows
        ]

    def keep_model(self, model: GoodModel) -> int:
        values = (model.title, model.place, model.what, model.figure, model.approved)
        names = ("title", "place", "what", "figure", "approved")
        return self._keep("good_model", names, values, model.n)

    def remove_model(self, n: int) -> None:
        self._remove("good_model", n)

    def groups(self) -> Sequence[ZaloGroup]:
        rows = self._connection.execute(
            "SELECT n, code, valid_from, name, runner, link FROM zalo_group WHERE campaign = ?"
            " ORDER BY code, n",
            (self._campaign,),
        )
        return [
            ZaloGroup(n=n, unit=unit_key(code, since), name=name, runner=runner, link=link)
            for n, code, since, name, runner, link in rows
        ]

    def keep_group(self, group: ZaloGroup) -> int:
        values = (group.unit.code, group.unit.valid_from.isoformat(), group.name, group.runner, group.link)
        return self._keep("zalo_group", ("code", "valid_from", "name", "runner", "link"), values, group.n)

    def remove_group(self, n: int) -> None:
        self._remove("zalo_group", n)

    def tasks(self) -> Sequence[OfficeTask]:
        rows = self._connection.execute(
            "SELECT n, title, due, code, valid_from, document, done, reasons FROM office_task"
            " WHERE campaign = ? ORDER BY done IS NOT NULL, due, n",
            (self._campaign,),
        )
        return [
            OfficeTask(
                n=n,
                title=title,
                due=date.fromisoformat(due),
                unit=None if code is None else unit_key(code, since),
                letter=document,
                done=done is not None,
                reasons=unpacked(reasons),
            )
            for n, title, due, code, since, document, done, reasons in rows
        ]

    def finish_task(self, n: int, *, done: bool) -> None:
        with transaction(self._connection):
            self._connection.execute(
                "UPDATE office_task SET done = ? WHERE n = ?",
                (iso(self._clock.now()) if done else None, n),
            )

    def destroyable(self) -> Sequence[tuple[str, int]]:
        return [(what, scalar(self._connection.execute(sql))) for what, sql in _DESTROYABLE]

    def _keep(self, table: str, names: Sequence[str], values: Sequence[object], n: int | None) -> int:
        with transaction(self._connection):
            if n is not None:
                changes = ", ".join(f"{name} = ?" for name in names)
                changed = self._connection.execute(
                    f"UPDATE {table} SET {changes} WHERE n = ? RETURNING n", (*values, n)
                )
                if (number := scalar(changed)) is not None:
                    return int(number)
            added = self._connection.execute(
                f"INSERT INTO {table} (campaign, {', '.join(names)}, entered)"
                f" VALUES ({', '.join('?' * (len(names) + 2))}) RETURNING n",
                (self._campaign, *values, iso(self._clock.now())),
            )
            return int(scalar(added))

    def _remove(self, table: str, n: int) -> None:
        with transaction(self._connection):
            self._connection.execute(f"DELETE FROM {table} WHERE n = ?", (n,))
