-- Views: figures as the program counted them (v_...), and the same counted here from households and visits (c_day).
-- They ask as whoever reads them, so that row-level security holds. docs/postgresql.md says what each is for.

CREATE VIEW tung_nha.v_source WITH (security_invoker = true) AS
SELECT source, code, valid_from, name, as_of, complete, names FROM tung_nha.source;

CREATE VIEW tung_nha.v_unit_day WITH (security_invoker = true) AS
SELECT f.source, f.campaign, f.code, f.valid_from, u.name AS unit, nullif(f.day, '')::date AS day,
  f.listed, f.found, f.eligible, f.visited, f.reached, f.helped, f.people, f.smartphones, f.installed, f.visits,
  f.had, f.registered, f.activated, f.working, f.roster_people, f.suspect, f.doubled, f.ever, f.closed,
  f.ever_visited, f.people_homes, f.people_known, f.people_installed, f.people_asked, f.smartphones_homes,
  f.smartphones_known, f.smartphones_installed, f.smartphones_asked, f.crowded, f.overfull
FROM tung_nha.figure_day f LEFT JOIN tung_nha.unit u USING (code, valid_from) WHERE f.whole;

CREATE VIEW tung_nha.v_hamlet_day WITH (security_invoker = true) AS
SELECT f.source, f.campaign, f.code, f.valid_from, u.name AS unit, f.hamlet, nullif(f.day, '')::date AS day,
  f.listed, f.found, f.eligible, f.visited, f.reached, f.helped, f.people, f.smartphones, f.installed, f.visits,
  f.had, f.registered, f.activated, f.working, f.roster_people, f.suspect, f.doubled, f.ever, f.closed,
  f.ever_visited, f.people_homes, f.people_known, f.people_installed, f.people_asked, f.smartphones_homes,
  f.smartphones_known, f.smartphones_installed, f.smartphones_asked, f.crowded, f.overfull
FROM tung_nha.figure_day f LEFT JOIN tung_nha.unit u USING (code, valid_from) WHERE NOT f.whole;

CREATE VIEW tung_nha.v_unit WITH (security_invoker = true) AS
SELECT c.campaign, f.source, f.code, f.valid_from, u.name AS unit,
  sum(f.listed)::bigint AS listed, sum(f.found)::bigint AS found, sum(f.eligible)::bigint AS eligible,
  sum(f.visited)::bigint AS visited, sum(f.reached)::bigint AS reached, sum(f.helped)::bigint AS helped,
  sum(f.people)::bigint AS people, sum(f.smartphones)::bigint AS smartphones, sum(f.installed)::bigint AS
  installed, sum(f.visits)::bigint AS visits, sum(f.had)::bigint AS had, sum(f.registered)::bigint AS
  registered, sum(f.activated)::bigint AS activated, sum(f.working)::bigint AS working,
  sum(f.roster_people)::bigint AS roster_people, sum(f.suspect)::bigint AS suspect, sum(f.doubled)::bigint AS
  doubled, sum(f.ever)::bigint AS ever, sum(f.closed)::bigint AS closed, sum(f.ever_visited)::bigint AS
  ever_visited, sum(f.people_homes)::bigint AS people_homes, sum(f.people_known)::bigint AS people_known,
  sum(f.people_installed)::bigint AS people_installed, sum(f.people_asked)::bigint AS people_asked,
  sum(f.smartphones_homes)::bigint AS smartphones_homes, sum(f.smartphones_known)::bigint AS smartphones_known,
  sum(f.smartphones_installed)::bigint AS smartphones_installed, sum(f.smartphones_asked)::bigint AS
  smartphones_asked, sum(f.crowded)::bigint AS crowded, sum(f.overfull)::bigint AS overfull
FROM (SELECT DISTINCT source, campaign FROM tung_nha.figure_day WHERE campaign <> '') c
JOIN tung_nha.figure_day f ON f.source = c.source AND f.campaign IN ('', c.campaign)
LEFT JOIN tung_nha.unit u USING (code, valid_from)
WHERE f.whole GROUP BY c.campaign, f.source, f.code, f.valid_from, u.name;

CREATE VIEW tung_nha.v_hamlet WITH (security_invoker = true) AS
SELECT c.campaign, f.source, f.code, f.valid_from, u.name AS unit, f.hamlet,
  sum(f.listed)::bigint AS listed, sum(f.found)::bigint AS found, sum(f.eligible)::bigint AS eligible,
  sum(f.visited)::bigint AS visited, sum(f.reached)::bigint AS reached, sum(f.helped)::bigint AS helped,
  sum(f.people)::bigint AS people, sum(f.smartphones)::bigint AS smartphones, sum(f.installed)::bigint AS
  installed, sum(f.visits)::bigint AS visits, sum(f.had)::bigint AS had, sum(f.registered)::bigint AS
  registered, sum(f.activated)::bigint AS activated, sum(f.working)::bigint AS working,
  sum(f.roster_people)::bigint AS roster_people, sum(f.suspect)::bigint AS suspect, sum(f.doubled)::bigint AS
  doubled, sum(f.ever)::bigint AS ever, sum(f.closed)::bigint AS closed, sum(f.ever_visited)::bigint AS
  ever_visited, sum(f.people_homes)::bigint AS people_homes, sum(f.people_known)::bigint AS people_known,
  sum(f.people_installed)::bigint AS people_installed, sum(f.people_asked)::bigint AS people_asked,
  sum(f.smartphones_homes)::bigint AS smartphones_homes, sum(f.smartphones_known)::bigint AS smartphones_known,
  sum(f.smartphones_installed)::bigint AS smartphones_installed, sum(f.smartphones_asked)::bigint AS
  smartphones_asked, sum(f.crowded)::bigint AS crowded, sum(f.overfull)::bigint AS overfull
FROM (SELECT DISTINCT source, campaign FROM tung_nha.figure_day WHERE campaign <> '') c
JOIN tung_nha.figure_day f ON f.source = c.source AND f.campaign IN ('', c.campaign)
LEFT JOIN tung_nha.unit u USING (code, valid_from)
WHERE NOT f.whole GROUP BY c.campaign, f.source, f.code, f.valid_from, u.name, f.hamlet_key, f.hamlet;

-- A district, province or (above = '') everything that is here.
CREATE VIEW tung_nha.v_area_day WITH (security_invoker = true) AS
SELECT f.campaign, a.above AS code, nullif(f.day, '')::date AS day,
  sum(f.listed)::bigint AS listed, sum(f.found)::bigint AS found, sum(f.eligible)::bigint AS eligible,
  sum(f.visited)::bigint AS visited, sum(f.reached)::bigint AS reached, sum(f.helped)::bigint AS helped,
  sum(f.people)::bigint AS people, sum(f.smartphones)::bigint AS smartphones, sum(f.installed)::bigint AS
  installed, sum(f.visits)::bigint AS visits, sum(f.had)::bigint AS had, sum(f.registered)::bigint AS
  registered, sum(f.activated)::bigint AS activated, sum(f.working)::bigint AS working,
  sum(f.roster_people)::bigint AS roster_people, sum(f.suspect)::bigint AS suspect, sum(f.doubled)::bigint AS
  doubled, sum(f.ever)::bigint AS ever, sum(f.closed)::bigint AS closed, sum(f.ever_visited)::bigint AS
  ever_visited, sum(f.people_homes)::bigint AS people_homes, sum(f.people_known)::bigint AS people_known,
  sum(f.people_installed)::bigint AS people_installed, sum(f.people_asked)::bigint AS people_asked,
  sum(f.smartphones_homes)::bigint AS smartphones_homes, sum(f.smartphones_known)::bigint AS smartphones_known,
  sum(f.smartphones_installed)::bigint AS smartphones_installed, sum(f.smartphones_asked)::bigint AS
  smartphones_asked, sum(f.crowded)::bigint AS crowded, sum(f.overfull)::bigint AS overfull
FROM tung_nha.figure_day f
JOIN (SELECT DISTINCT code, valid_from, above FROM tung_nha.unit_above
  WHERE above <> code AND code <> ''
  UNION ALL SELECT code, valid_from, '' FROM tung_nha.unit) a USING (code, valid_from)
WHERE f.whole GROUP BY f.campaign, a.above, f.day;

-- The reporting day of an instant: before the cut-off hour it is still the day before.
CREATE FUNCTION tung_nha.reporting_day(at timestamptz, cut_off_hour integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_char(at AT TIME ZONE INTERVAL '7 hours' - make_interval(hours => cut_off_hour), 'YYYY-MM-DD')
$$;
CREATE FUNCTION tung_nha.moment(hlc text) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_timestamp((('x' || lpad(substr(hlc, 1, 12), 16, '0'))::bit(64)::bigint / 1000)::double precision)
$$;

CREATE VIEW tung_nha.c_day WITH (security_invoker = true) AS
WITH home AS (
  SELECT h.source, h.id, h.code, h.valid_from, h.hamlet_key, h.closed IS NOT NULL AS is_closed,
    h.adults, h.smartphones, h.roster_people, h.one_by_one, s.cut_off_hour, s.crowded
  FROM tung_nha.household h JOIN tung_nha.source s USING (source) WHERE h.ever
),
met AS (
  SELECT v.source, v.household, v.campaign, v.id, v.at,
    tung_nha.reporting_day(v.at, h.cut_off_hour) AS day, v.suspect, v.people, v.smartphones, v.had, v.installed,
    (v.result IN ('completed', 'partial', 'respondent_away', 'refused_soft', 'refused_hard', 'unable'))::integer
      AS contact,
    (v.result NOT IN ('not_found', 'moved_or_vacant', 'not_dwelling_or_duplicate'))::integer AS found,
    v.installed IS NOT NULL OR v.had IS NOT NULL AS stated,
    h.adults, h.smartphones AS owners, h.roster_people, h.one_by_one, h.is_closed, h.crowded,
    row_number() OVER w AS k,
    coalesce(sum(v.installed) OVER w, 0) AS helped_in_all,
    count(v.people) OVER w AS people_said, count(v.smartphones) OVER w AS phones_said,
    count(v.had) OVER w AS had_said
  FROM tung_nha.visit v JOIN home h ON h.source = v.source AND h.id = v.household
  WHERE v.counts WINDOW w AS (PARTITION BY v.source, v.household, v.campaign ORDER BY v.at, v.id)
),
said AS (
  SELECT m.*,
    CASE WHEN people_said = 0 THEN adults
      ELSE first_value(people) OVER (PARTITION BY source, household, campaign, people_said ORDER BY k) END
      AS people_now,
    CASE WHEN phones_said = 0 THEN owners
      ELSE first_value(smartphones) OVER (PARTITION BY source, household, campaign, phones_said ORDER BY k) END
      AS phones_now,
    CASE WHEN had IS NOT NULL AND had_said = 1
      THEN greatest(0, had - (helped_in_all - coalesce(installed, 0))) ELSE 0 END AS had_before
  FROM met m
),
told AS (
  SELECT s.*, helped_in_all + sum(had_before) OVER w AS with_app, bool_or(stated OR smartphones = 0) OVER w AS asked
  FROM said s WINDOW w AS (PARTITION BY source, household, campaign ORDER BY k)
),
known AS (
  SELECT t.*,
    CASE WHEN NOT bool_or(people IS NULL AND (coalesce(smartphones, 0) > people_now
        OR stated AND with_app > people_now)) OVER (PARTITION BY source, household, campaign, people_said ORDER BY k)
      THEN people_now END AS people_known,
    CASE WHEN NOT bool_or(smartphones IS NULL AND stated AND with_app > phones_now)
        OVER (PARTITION BY source, household, campaign, phones_said ORDER BY k)
      THEN phones_now END AS phones_known
  FROM told t
),
state AS (
  SELECT source, household, campaign, day, k, contact, found, installed, suspect, one_by_one, is_closed,
    had_before, with_app, coalesce(people_now, 0) AS people_now, coalesce(phones_now, 0) AS phones_now,
    coalesce(asked, false) AS asked, people_known, phones_known, crowded, roster_people,
    adults, owners
  FROM known
  UNION ALL
  SELECT h.source, h.id, c.campaign, '', 0, 0, 1, 0, false, h.one_by_one, h.is_closed, 0, 0,
    coalesce(h.adults, 0), coalesce(h.smartphones, 0), false, h.adults, h.smartphones, h.crowded, h.roster_people,
    h.adults, h.smartphones
  FROM home h JOIN (SELECT DISTINCT source, household, campaign FROM met) c
    ON c.source = h.source AND c.household = h.id
  UNION ALL
  SELECT h.source, h.id, '', '', 0, 0, 1, 0, false, h.one_by_one, h.is_closed, 0, 0,
    coalesce(h.adults, 0), coalesce(h.smartphones, 0), false, h.adults, h.smartphones, h.crowded, h.roster_people,
    h.adults, h.smartphones
  FROM home h
),
level AS (
  SELECT s.*,
    (people_known IS NOT NULL)::integer AS l_people_homes, coalesce(people_known, 0) AS l_people_known,
    CASE WHEN people_known IS NULL THEN 0 ELSE with_app END AS l_people_installed,
    CASE WHEN asked THEN coalesce(people_known, 0) ELSE 0 END AS l_people_asked,
    (phones_known IS NOT NULL)::integer AS l_smartphones_homes, coalesce(phones_known, 0) AS l_smartphones_known,
    CASE WHEN phones_known IS NULL THEN 0 ELSE with_app END AS l_smartphones_installed,
    CASE WHEN asked THEN coalesce(phones_known, 0) ELSE 0 END AS l_smartphones_asked,
    coalesce(phones_known > crowded
      OR phones_known > coalesce(people_known, nullif(roster_people, 0), phones_known), false)::integer AS l_crowded,
    coalesce(with_app > phones_known, false)::integer AS l_overfull
  FROM state s
),
step AS (
  SELECT l.*,
    found - lag(found) OVER w AS d_found,
    (k = 1)::integer AS d_visited,
    (contact = 1 AND sum(contact) OVER w = 1)::integer AS d_reached,
    (coalesce(installed, 0) > 0 AND sum((coalesce(installed, 0) > 0)::integer) OVER w = 1)::integer AS d_helped,
    people_now - lag(people_now) OVER w AS d_people, phones_now - lag(phones_now) OVER w AS d_smartphones,
    l_people_homes - lag(l_people_homes, 1, 0) OVER w AS d_people_homes,
    l_people_known - lag(l_people_known, 1, 0) OVER w AS d_people_known,
    l_people_installed - lag(l_people_installed, 1, 0) OVER w AS d_people_installed,
    l_people_asked - lag(l_people_asked, 1, 0) OVER w AS d_people_asked,
    l_smartphones_homes - lag(l_smartphones_homes, 1, 0) OVER w AS d_smartphones_homes,
    l_smartphones_known - lag(l_smartphones_known, 1, 0) OVER w AS d_smartphones_known,
    l_smartphones_installed - lag(l_smartphones_installed, 1, 0) OVER w AS d_smartphones_installed,
    l_smartphones_asked - lag(l_smartphones_asked, 1, 0) OVER w AS d_smartphones_asked,
    l_crowded - lag(l_crowded, 1, 0) OVER w AS d_crowded, l_overfull - lag(l_overfull, 1, 0) OVER w AS d_overfull
  FROM level l WINDOW w AS (PARTITION BY source, household, campaign ORDER BY k)
),
adult AS (
  SELECT p.source, p.household, p.campaign, tung_nha.reporting_day(tung_nha.moment(p.hlc), h.cut_off_hour) AS day,
    p.stage, p.had, h.adults,
    (p.stage <> 'no_smartphone')::integer AS owner,
    (p.stage IN ('installed', 'registered', 'activated', 'working'))::integer AS has_app,
    (p.stage IN ('registered', 'activated', 'working'))::integer AS registered,
    (p.stage IN ('activated', 'working'))::integer AS activated, (p.stage = 'working')::integer AS working
  FROM tung_nha.person_stage p JOIN home h ON h.source = p.source AND h.id = p.household
),
part AS (
  SELECT source, household, campaign, day,
    (NOT is_closed)::integer AS listed, (NOT is_closed)::integer AS found, (NOT is_closed AND phones_now >
    0)::integer AS eligible, 0 AS visited, 0 AS reached, 0 AS helped, CASE WHEN is_closed THEN 0 ELSE
    people_now END AS people, CASE WHEN is_closed THEN 0 ELSE phones_now END AS smartphones, 0 AS installed, 0
    AS visits, 0 AS had, 0 AS registered, 0 AS activated, 0 AS working, CASE WHEN is_closed THEN 0 ELSE
    coalesce(roster_people, 0) END AS roster_people, 0 AS suspect, 0 AS doubled, 1 AS ever, is_closed::integer
    AS closed, 0 AS ever_visited, d_people_homes AS people_homes, d_people_known AS people_known,
    d_people_installed AS people_installed, d_people_asked AS people_asked, d_smartphones_homes AS
    smartphones_homes, d_smartphones_known AS smartphones_known, d_smartphones_installed AS
    smartphones_installed, d_smartphones_asked AS smartphones_asked, d_crowded AS crowded, d_overfull AS
    overfull
  FROM step WHERE campaign = ''
  UNION ALL
  SELECT source, household, campaign, day,
    0, d_found, 0, d_visited, d_reached, d_helped, 0, 0, 0, 1, 0, 0, 0, 0, 0, suspect::integer, 0, 0, 0,
    d_visited, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM step WHERE k > 0
  UNION ALL
  SELECT source, household, campaign, day,
    0, 0, 0, 0, 0, 0, d_people, d_smartphones, had_before + coalesce(installed, 0), 0, had_before, 0, 0, 0, 0,
    0, 0, 0, 0, 0, d_people_homes, d_people_known, d_people_installed, d_people_asked, d_smartphones_homes,
    d_smartphones_known, d_smartphones_installed, d_smartphones_asked, d_crowded, d_overfull
  FROM step WHERE k > 0 AND NOT one_by_one
  UNION ALL
  SELECT v.source, v.household, v.campaign, tung_nha.reporting_day(v.at, h.cut_off_hour),
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  FROM tung_nha.visit v JOIN home h ON h.source = v.source AND h.id = v.household WHERE NOT v.counts AND NOT v.voided
  UNION ALL
  SELECT source, household, campaign, day,
    0, 0, 0, 0, 0, 0, 0, owner, has_app, 0, has_app * had, registered, activated, working, 0, 0, 0, 0, 0, 0,
    0, 0, has_app, 0, 0, 0, 0, 0, 0, 0
  FROM adult
  UNION ALL
  SELECT source, household, campaign, max(day),
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, adults, 1, sum(owner), sum(has_app),
    sum(owner), 0, 0
  FROM adult GROUP BY source, household, campaign, adults HAVING count(*) = adults
),
day AS (
  SELECT source, household, campaign, day,
  sum(listed)::bigint AS listed, sum(found)::bigint AS found, sum(eligible)::bigint AS eligible,
  sum(visited)::bigint AS visited, sum(reached)::bigint AS reached, sum(helped)::bigint AS helped,
  sum(people)::bigint AS people, sum(smartphones)::bigint AS smartphones, sum(installed)::bigint AS installed,
  sum(visits)::bigint AS visits, sum(had)::bigint AS had, sum(registered)::bigint AS registered,
  sum(activated)::bigint AS activated, sum(working)::bigint AS working, sum(roster_people)::bigint AS
  roster_people, sum(suspect)::bigint AS suspect, sum(doubled)::bigint AS doubled, sum(ever)::bigint AS ever,
  sum(closed)::bigint AS closed, sum(ever_visited)::bigint AS ever_visited, sum(people_homes)::bigint AS
  people_homes, sum(people_known)::bigint AS people_known, sum(people_installed)::bigint AS people_installed,
  sum(people_asked)::bigint AS people_asked, sum(smartphones_homes)::bigint AS smartphones_homes,
  sum(smartphones_known)::bigint AS smartphones_known, sum(smartphones_installed)::bigint AS
  smartphones_installed, sum(smartphones_asked)::bigint AS smartphones_asked, sum(crowded)::bigint AS crowded,
  sum(overfull)::bigint AS overfull
  FROM part GROUP BY source, household, campaign, day
),
eligible AS (
  SELECT d.source, d.household, d.campaign, d.day,
    (1 + sum(d.found) OVER w > 0 AND coalesce(h.smartphones, 0) + sum(d.smartphones) OVER w > 0)::integer AS now,
    (coalesce(h.smartphones, 0) > 0)::integer AS before
  FROM day d JOIN home h ON h.source = d.source AND h.id = d.household WHERE d.campaign <> ''
  WINDOW w AS (PARTITION BY d.source, d.household, d.campaign ORDER BY d.day)
),
given AS (
  SELECT h.source, h.code, h.valid_from, h.hamlet_key, h.is_closed, d.campaign, d.day,
    e.now - coalesce(lag(e.now) OVER (PARTITION BY d.source, d.household, d.campaign ORDER BY d.day), e.before)
      AS d_eligible, d.listed, d.found, d.eligible, d.visited, d.reached, d.helped, d.people, d.smartphones, d.installed,
    d.visits, d.had, d.registered, d.activated, d.working, d.roster_people, d.suspect, d.doubled, d.ever,
    d.closed, d.ever_visited, d.people_homes, d.people_known, d.people_installed, d.people_asked,
    d.smartphones_homes, d.smartphones_known, d.smartphones_installed, d.smartphones_asked, d.crowded,
    d.overfull
  FROM day d JOIN home h ON h.source = d.source AND h.id = d.household
  LEFT JOIN eligible e ON e.source = d.source AND e.household = d.household AND e.campaign = d.campaign
    AND e.day = d.day AND d.campaign <> ''
),
laid AS (
  SELECT source, code, valid_from, hamlet_key, campaign, day,
    CASE WHEN is_closed THEN 0 ELSE listed END AS listed, CASE WHEN is_closed THEN 0 ELSE found END AS found,
    CASE WHEN campaign = '' THEN eligible WHEN is_closed THEN 0 ELSE d_eligible END AS eligible, CASE WHEN
    is_closed THEN 0 ELSE visited END AS visited, CASE WHEN is_closed THEN 0 ELSE reached END AS reached, CASE
    WHEN is_closed THEN 0 ELSE helped END AS helped, CASE WHEN is_closed THEN 0 ELSE people END AS people,
    CASE WHEN is_closed THEN 0 ELSE smartphones END AS smartphones, CASE WHEN is_closed THEN 0 ELSE installed
    END AS installed, CASE WHEN is_closed THEN 0 ELSE visits END AS visits, CASE WHEN is_closed THEN 0 ELSE
    had END AS had, CASE WHEN is_closed THEN 0 ELSE registered END AS registered, CASE WHEN is_closed THEN 0
    ELSE activated END AS activated, CASE WHEN is_closed THEN 0 ELSE working END AS working, CASE WHEN
    is_closed THEN 0 ELSE roster_people END AS roster_people, CASE WHEN is_closed THEN 0 ELSE suspect END AS
    suspect, CASE WHEN is_closed THEN 0 ELSE doubled END AS doubled, ever, closed, ever_visited, people_homes,
    people_known, people_installed, people_asked, smartphones_homes, smartphones_known, smartphones_installed,
    smartphones_asked, crowded, overfull
  FROM given
)
SELECT source, code, valid_from, whole, CASE WHEN whole THEN '' ELSE hamlet_key END AS hamlet_key, campaign, day,
  sum(listed)::bigint AS listed, sum(found)::bigint AS found, sum(eligible)::bigint AS eligible,
  sum(visited)::bigint AS visited, sum(reached)::bigint AS reached, sum(helped)::bigint AS helped,
  sum(people)::bigint AS people, sum(smartphones)::bigint AS smartphones, sum(installed)::bigint AS installed,
  sum(visits)::bigint AS visits, sum(had)::bigint AS had, sum(registered)::bigint AS registered,
  sum(activated)::bigint AS activated, sum(working)::bigint AS working, sum(roster_people)::bigint AS
  roster_people, sum(suspect)::bigint AS suspect, sum(doubled)::bigint AS doubled, sum(ever)::bigint AS ever,
  sum(closed)::bigint AS closed, sum(ever_visited)::bigint AS ever_visited, sum(people_homes)::bigint AS
  people_homes, sum(people_known)::bigint AS people_known, sum(people_installed)::bigint AS people_installed,
  sum(people_asked)::bigint AS people_asked, sum(smartphones_homes)::bigint AS smartphones_homes,
  sum(smartphones_known)::bigint AS smartphones_known, sum(smartphones_installed)::bigint AS
  smartphones_installed, sum(smartphones_asked)::bigint AS smartphones_asked, sum(crowded)::bigint AS crowded,
  sum(overfull)::bigint AS overfull
FROM laid CROSS JOIN (VALUES (true), (false)) AS level (whole)
GROUP BY source, code, valid_from, whole, CASE WHEN whole THEN '' ELSE hamlet_key END, campaign, day;
