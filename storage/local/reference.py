"""Campaigns and unit catalogues that a workspace keeps beside the bundled ones."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from core.base.clock import Clock, iso
from core.base.errors import ExitCode, UserError
from core.campaigns.models import Campaign
from core.campaigns.parsing import bundled_bytes, bundled_ids, parse_campaign
from core.units.catalogue import Catalogue
from core.units.merging import plan_update
from storage.db.connection import Connection, transaction
from storage.db.rows import first_column


def stored_campaign(connection: Connection, campaign_id: str) -> Campaign:
    """Raises `storage.damaged`: what is stored was read once before, so the file has changed since."""
    (body,) = connection.execute("SELECT body FROM campaign WHERE id = ?", (campaign_id,)).fetchone()
    try:
        return parse_campaign(str(body).encode())
    except UserError as error:
        if error.code == "campaign.newer_format":
            raise
        raise UserError("storage.damaged", exit_code=ExitCode.STORAGE) from error


class SqlReferenceData:
    """Answers `core.application.services.ReferenceData`."""

    def __init__(self, connection: Connection, clock: Clock, catalogue: Callable[[], Catalogue]) -> None:
        self._connection = connection
        self._clock = clock
        self._catalogue = catalogue

    def load_campaign(self, data: bytes) -> Campaign:
        campaign = parse_campaign(data)
        with transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO campaign (id, body, loaded) VALUES (?, ?, ?)",
                (campaign.id, data.decode(), iso(self._clock.now())),
            )
        return campaign

    def load_catalogue(self, data: bytes) -> Catalogue:
        update = plan_update(self._catalogue(), data)
        with transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO catalogue (digest, data_date, body, loaded) VALUES (?, ?, ?, ?)",
                (
                    hashlib.sha256(data).hexdigest(),
                    update.catalogue.data_date.isoformat(),
                    data,
                    iso(self._clock.now()),
                ),
            )
        return update.catalogue

    def use_campaign(self, campaign_id: str) -> None:
        known = {*bundled_ids(), *self.campaigns()}
        if campaign_id not in known:
            raise UserError("campaign.unknown", campaign=campaign_id[:40], known=", ".join(sorted(known)))
        with transaction(self._connection):
            if campaign_id not in self.campaigns():
                self._connection.execute(
                    "INSERT INTO campaign (id, body, loaded) VALUES (?, ?, ?)",
                    (campaign_id, bundled_bytes(campaign_id).decode(), iso(self._clock.now())),
                )
            self._connection.execute("UPDATE meta SET value = ? WHERE key = 'campaign'", (campaign_id,))

    def campaigns(self) -> tuple[str, ...]:
        return tuple(first_column(self._connection.execute("SELECT id FROM campaign ORDER BY id")))
