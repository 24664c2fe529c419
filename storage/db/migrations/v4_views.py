"""Version 4, views for other tools: coverage beside the counts of version 3 (docs/database.md)."""

from __future__ import annotations

from typing import Final

_COUNTS: Final = (
    *("listed", "found", "eligible", "visited", "reached", "helped", "people", "smartphones", "installed"),
    *("visits", "had", "registered", "activated", "working", "roster_people", "suspect", "doubled"),
    *("ever", "closed", "ever_visited", "people_homes", "people_known", "people_installed", "people_asked"),
    *("smartphones_homes", "smartphones_known", "smartphones_installed", "smartphones_asked"),
    *("crowded", "overfull"),
)
"""In the order in which a closed period keeps them."""

_OF_DAY: Final = ", ".join(f"d.{name}" for name in _COUNTS)
_SUMMED: Final = ", ".join(f"sum(d.{name}) AS {name}" for name in _COUNTS)
_KEPT: Final = ", ".join(
    f"json_extract(r.body, '$.sums[{place}]') AS {name}" for place, name in enumerate(_COUNTS)
)
_UNIT: Final = "p.commune AS code, p.commune_from AS valid_from"
_TOTALS: Final = """
FROM campaign c JOIN figure_day d ON d.campaign = '' OR (d.campaign = c.id AND d.day = '~')
JOIN figure_place p ON p.n = d.place"""

VIEWS_4: Final = f"""
DROP VIEW v_unit_day;
DROP VIEW v_hamlet_day;
DROP VIEW v_unit;
DROP VIEW v_hamlet;
DROP VIEW v_period_unit;
CREATE VIEW v_unit_day AS SELECT d.campaign, {_UNIT}, d.day, {_OF_DAY}
FROM figure_day d JOIN figure_place p ON p.n = d.place WHERE p.whole AND d.day <> '~';
CREATE VIEW v_hamlet_day AS SELECT d.campaign, {_UNIT}, p.hamlet, d.day, {_OF_DAY}
FROM figure_day d JOIN figure_place p ON p.n = d.place WHERE NOT p.whole AND d.day <> '~';
CREATE VIEW v_unit AS SELECT c.id AS campaign, {_UNIT}, {_SUMMED} {_TOTALS}
WHERE p.whole GROUP BY c.id, p.n;
CREATE VIEW v_hamlet AS SELECT c.id AS campaign, {_UNIT}, p.hamlet, {_SUMMED} {_TOTALS}
WHERE NOT p.whole GROUP BY c.id, p.n;
CREATE VIEW v_period_unit AS SELECT q.campaign, q.number AS period, r.code, r.valid_from, r.whole,
  json_extract(r.body, '$.hamlet') AS hamlet, json_extract(r.body, '$.late') AS late, {_KEPT}
FROM period_row r JOIN period q ON q.n = r.period;
"""
