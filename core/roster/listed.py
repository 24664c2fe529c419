"""Households of lists in a plan: which id each row has, which rows are known by it, lists that came twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from core.base.errors import UserError
from core.base.text import fold_place
from core.roster.codes import ConcernCode
from core.roster.draft import Draft
from core.roster.model import KnownHousehold
from core.roster.sheet import ReadSheet
from core.roster.tally import Tally


def without_repeats(sheets: Sequence[ReadSheet], file_names: Sequence[str], tally: Tally) -> list[ReadSheet]:
    """Leave out a sheet that is the same list as one before it.

    Raises UserError `roster.two_hamlets` if the same rows are in two hamlets.
    """
    kept: dict[str, ReadSheet] = {}
    left: list[ReadSheet] = []
    for sheet in sheets:
        first = kept.get(sheet.list_name) if sheet.list_name else None
        if first is None:
            kept[sheet.list_name] = sheet
            left.append(sheet)
            continue
        hamlets = {draft.listed.household: draft.values.hamlet for draft in first.drafts if draft.listed}
        for draft in sheet.drafts:
            other = hamlets.get(draft.listed.household) if draft.listed else None
            if other is not None and fold_place(other) != fold_place(draft.values.hamlet):
                raise _two_hamlets(file_names[sheet.file], draft.values.hamlet, other)
        tally.add(ConcernCode.SAME_FILE, file=file_names[sheet.file])
    return left


def pair_by_id(
    sheets: Sequence[tuple[ReadSheet, Draft]], known: Sequence[KnownHousehold], file_names: Sequence[str]
) -> dict[int, KnownHousehold]:
    """Return the known household of each draft (by its place) whose id is known; each id is used once.

    A draft whose id another row of the plan has keeps no id. Raises UserError `roster.two_hamlets` where
    most rows of a list are known in another hamlet.
    """
    if not any(draft.listed for _, draft in sheets):
        return {}
    by_id = {household.id: household for household in known}
    used: set[str] = set()
    found: dict[int, KnownHousehold] = {}
    for place, (_, draft) in enumerate(sheets):
        if draft.listed is None or draft.refused:
            continue
        if draft.listed.household in used:
            draft.listed = None
            continue
        used.add(draft.listed.household)
        household = by_id.get(draft.listed.household)
        if household is not None:
            found[place] = household
    _check_hamlets(sheets, found, file_names)
    return found


def _check_hamlets(
    sheets: Sequence[tuple[ReadSheet, Draft]], found: Mapping[int, KnownHousehold], file_names: Sequence[str]
) -> None:
    """Refuse a list that was placed in another hamlet by hand: it would move all its households."""
    known: dict[int, int] = defaultdict(int)
    elsewhere: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for place, household in found.items():
        sheet, draft = sheets[place]
        before = (household.roster or household.now).hamlet
        if household.undone or draft.says_hamlet or not before:
            continue
        known[sheet.file] += 1
        if fold_place(before) != fold_place(draft.values.hamlet):
            elsewhere[sheet.file].append((draft.values.hamlet, before))
    for file, pairs in elsewhere.items():
        if 2 * len(pairs) > known[file]:
            raise _two_hamlets(file_names[file], *pairs[0])


def _two_hamlets(file: str, hamlet: str, known: str) -> UserError:
    return UserError("roster.two_hamlets", file=file, hamlet=hamlet, known=known)
