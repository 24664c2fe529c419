"""Version 3, read-only views for other tools (docs/database.md)."""

from __future__ import annotations

from typing import Final

VIEWS: Final = """
CREATE VIEW v_unit_day AS SELECT d.campaign, p.commune AS code, p.commune_from AS valid_from, d.day,
  d.listed, d.found, d.eligible, d.visited, d.reached, d.helped, d.people, d.smartphones, d.installed,
  d.visits, d.had, d.registered, d.activated, d.working, d.roster_people, d.suspect, d.doubled
FROM figure_day d JOIN figure_place p ON p.n = d.place WHERE p.whole AND d.day <> '~';
CREATE VIEW v_hamlet_day AS SELECT d.campaign, p.commune AS code, p.commune_from AS valid_from, p.hamlet,
  d.day,
  d.listed, d.found, d.eligible, d.visited, d.reached, d.helped, d.people, d.smartphones, d.installed,
  d.visits, d.had, d.registered, d.activated, d.working, d.roster_people, d.suspect, d.doubled
FROM figure_day d JOIN figure_place p ON p.n = d.place WHERE NOT p.whole AND d.day <> '~';
CREATE VIEW v_unit AS SELECT c.id AS campaign, p.commune AS code, p.commune_from AS valid_from,
  sum(d.listed) AS listed, sum(d.found) AS found, sum(d.eligible) AS eligible,
  sum(d.visited) AS visited, sum(d.reached) AS reached, sum(d.helped) AS helped,
  sum(d.people) AS people, sum(d.smartphones) AS smartphones, sum(d.installed) AS installed,
  sum(d.visits) AS visits, sum(d.had) AS had, sum(d.registered) AS registered,
  sum(d.activated) AS activated, sum(d.working) AS working, sum(d.roster_people) AS roster_people,
  sum(d.suspect) AS suspect, sum(d.doubled) AS doubled
FROM campaign c JOIN figure_day d ON d.campaign = '' OR (d.campaign = c.id AND d.day = '~')
JOIN figure_place p ON p.n = d.place
WHERE p.whole GROUP BY c.id, p.n;
CREATE VIEW v_hamlet AS SELECT c.id AS campaign, p.commune AS code, p.commune_from AS valid_from, p.hamlet,
  sum(d.listed) AS listed, sum(d.found) AS found, sum(d.eligible) AS eligible,
  sum(d.visited) AS visited, sum(d.reached) AS reached, sum(d.helped) AS helped,
  sum(d.people) AS people, sum(d.smartphones) AS smartphones, sum(d.installed) AS installed,
  sum(d.visits) AS visits, sum(d.had) AS had, sum(d.registered) AS registered,
  sum(d.activated) AS activated, sum(d.working) AS working, sum(d.roster_people) AS roster_people,
  sum(d.suspect) AS suspect, sum(d.doubled) AS doubled
FROM campaign c JOIN figure_day d ON d.campaign = '' OR (d.campaign = c.id AND d.day = '~')
JOIN figure_place p ON p.n = d.place
WHERE NOT p.whole GROUP BY c.id, p.n;
CREATE VIEW v_denominator AS SELECT kind, code, valid_from, value, source, as_of FROM denominator;
CREATE VIEW v_period AS SELECT campaign, number AS period, first_day, last_day, cut_off, closed, received,
  missing, digest FROM period;
CREATE VIEW v_period_unit AS SELECT q.campaign, q.number AS period, r.code, r.valid_from, r.whole,
  json_extract(r.body, '$.hamlet') AS hamlet, json_extract(r.body, '$.late') AS late,
  json_extract(r.body, '$.sums[0]') AS listed, json_extract(r.body, '$.sums[1]') AS found,
  json_extract(r.body, '$.sums[2]') AS eligible, json_extract(r.body, '$.sums[3]') AS visited,
  json_extract(r.body, '$.sums[4]') AS reached, json_extract(r.body, '$.sums[5]') AS helped,
  json_extract(r.body, '$.sums[6]') AS people, json_extract(r.body, '$.sums[7]') AS smartphones,
  json_extract(r.body, '$.sums[8]') AS installed, json_extract(r.body, '$.sums[9]') AS visits,
  json_extract(r.body, '$.sums[10]') AS had, json_extract(r.body, '$.sums[11]') AS registered,
  json_extract(r.body, '$.sums[12]') AS activated, json_extract(r.body, '$.sums[13]') AS working,
  json_extract(r.body, '$.sums[14]') AS roster_people, json_extract(r.body, '$.sums[15]') AS suspect,
  json_extract(r.body, '$.sums[16]') AS doubled
FROM period_row r JOIN period q ON q.n = r.period;
CREATE VIEW v_letter AS SELECT campaign, number AS letter, symbol, issued_on, issuer, abstract, urgency,
  kind, round
FROM document;
"""
"""Read-only views for other tools; no name of a person is in any of them (docs/database.md)."""
