"""Additions of each version of the schema; a released version never changes (docs/database.md)."""

from __future__ import annotations

from typing import Final

from storage.db.migrations.v1 import V1
from storage.db.migrations.v2 import V2
from storage.db.migrations.v3_forms import FORMS
from storage.db.migrations.v3_lists import LISTS
from storage.db.migrations.v3_people import PEOPLE
from storage.db.migrations.v3_province import PROVINCE
from storage.db.migrations.v3_quality import QUALITY
from storage.db.migrations.v3_sync import SYNC
from storage.db.migrations.v3_tracks import TRACKS
from storage.db.migrations.v3_trust import TRUST
from storage.db.migrations.v3_views import VIEWS
from storage.db.migrations.v4_authority import AUTHORITY
from storage.db.migrations.v4_directory import DIRECTORY
from storage.db.migrations.v4_figures import FIGURES
from storage.db.migrations.v4_files import FILES
from storage.db.migrations.v4_had import HAD
from storage.db.migrations.v4_lists import LIST_IDS
from storage.db.migrations.v4_pairing import PAIRING
from storage.db.migrations.v4_registers import REGISTERS
from storage.db.migrations.v4_requests import REQUESTS
from storage.db.migrations.v4_search import SEARCH
from storage.db.migrations.v4_successors import SUCCESSORS
from storage.db.migrations.v4_views import VIEWS_4
from storage.db.migrations.v5_decisions import DECISIONS
from storage.db.migrations.v5_numbers import NUMBERS
from storage.db.migrations.v5_publishing import PUBLISHING

MIGRATIONS: Final[tuple[str, ...]] = (
    V1,
    V2,
    PEOPLE + FORMS + LISTS + TRACKS + QUALITY + TRUST + SYNC + PROVINCE + VIEWS,
    AUTHORITY
    + DIRECTORY
    + PAIRING
    + FIGURES
    + LIST_IDS
    + REQUESTS
    + SEARCH
    + FILES
    + HAD
    + REGISTERS
    + SUCCESSORS
    + VIEWS_4,
    PUBLISHING + DECISIONS + NUMBERS,
)
