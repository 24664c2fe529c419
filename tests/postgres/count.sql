-- The figures of every hamlet and commune as of every reporting day, from households, visits and people alone.
-- Each is looked up as it was at that day, with nothing of views.sql: no view, no sum by day, no function of it.

CREATE OR REPLACE FUNCTION pg_temp.day_of(moment timestamptz) RETURNS text LANGUAGE sql AS $$
  SELECT to_char(moment AT TIME ZONE 'Asia/Ho_Chi_Minh' - INTERVAL '8 hours', 'YYYY-MM-DD')
$$;

CREATE OR REPLACE TEMP VIEW met AS
SELECT v.*, pg_temp.day_of(at) AS day FROM tung_nha.visit v WHERE counts;

CREATE OR REPLACE TEMP VIEW spoken AS
SELECT p.*, pg_temp.day_of(to_timestamp(('x0000' || left(hlc, 12))::bit(64)::bigint / 1000.0)) AS day
FROM tung_nha.person_stage p;

-- Who had the app before us, as the first visit that asked was answered.
CREATE OR REPLACE FUNCTION pg_temp.had(one met) RETURNS bigint LANGUAGE sql AS $$
  SELECT greatest(0, first.had - coalesce((
      SELECT sum(installed) FROM met b WHERE (b.source, b.household, b.campaign)
        = (one.source, one.household, one.campaign) AND (b.at, b.id) < (first.at, first.id)), 0))
  FROM met first WHERE (first.source, first.household, first.campaign) = (one.source, one.household, one.campaign)
    AND first.had IS NOT NULL AND (first.at, first.id) <= (one.at, one.id)
  ORDER BY first.at, first.id LIMIT 1
$$;
CREATE OR REPLACE FUNCTION pg_temp.with_app(one met) RETURNS bigint LANGUAGE sql AS $$
  SELECT coalesce(pg_temp.had(one), 0) + coalesce(sum(b.installed), 0)::bigint FROM met b
  WHERE (b.source, b.household, b.campaign) = (one.source, one.household, one.campaign)
    AND (b.at, b.id) <= (one.at, one.id)
$$;
-- A number that no visit since `said_at` exceeded without stating another.
CREATE OR REPLACE FUNCTION pg_temp.still(number integer, since met, last met, of_people boolean) RETURNS integer
LANGUAGE sql AS $$
  SELECT CASE WHEN NOT EXISTS (
    SELECT FROM met w WHERE (w.source, w.household, w.campaign) = (last.source, last.household, last.campaign)
      AND (w.at, w.id) <= (last.at, last.id) AND (since.id IS NULL OR (w.at, w.id) > (since.at, since.id))
      AND ((w.had IS NOT NULL OR w.installed IS NOT NULL) AND pg_temp.with_app(w) > number
        OR of_people AND w.smartphones > number)
  ) THEN number END
$$;

WITH moment AS (
  SELECT campaign, pg_temp.day_of(at) AS day FROM tung_nha.visit WHERE NOT voided
  UNION SELECT campaign, day FROM spoken UNION SELECT '', ''
),
home AS (
  SELECT h.*, m.campaign, m.day, last, said_people, said_phones, visits.*, people_of.*,
    (SELECT count(*) FROM tung_nha.visit d WHERE d.source = h.source AND d.household = h.id AND NOT d.voided
      AND NOT d.counts AND d.campaign = m.campaign AND pg_temp.day_of(d.at) <= m.day) AS doubled
  FROM tung_nha.household h CROSS JOIN moment m
  CROSS JOIN LATERAL (
    SELECT count(*) AS visits, count(*) FILTER (WHERE v.suspect) AS suspect,
      bool_or(v.installed > 0) AS helped, bool_or(v.result IN ('completed', 'partial', 'respondent_away',
        'refused_soft', 'refused_hard', 'unable')) AS reached,
      bool_or(v.had IS NOT NULL OR v.installed IS NOT NULL OR v.smartphones = 0) AS asked
    FROM met v WHERE (v.source, v.household, v.campaign) = (h.source, h.id, m.campaign) AND v.day <= m.day) visits
  CROSS JOIN LATERAL (
    SELECT count(*) AS staged, count(*) FILTER (WHERE p.stage <> 'no_smartphone') AS owners,
      count(*) FILTER (WHERE p.stage NOT IN ('no_smartphone', 'smartphone')) AS apps,
      count(*) FILTER (WHERE p.stage NOT IN ('no_smartphone', 'smartphone') AND p.had > 0) AS apps_before,
      count(*) FILTER (WHERE p.stage IN ('registered', 'activated', 'working')) AS registered,
      count(*) FILTER (WHERE p.stage IN ('activated', 'working')) AS activated,
      count(*) FILTER (WHERE p.stage = 'working') AS working
    FROM spoken p WHERE (p.source, p.household, p.campaign) = (h.source, h.id, m.campaign) AND p.day <= m.day
  ) people_of
  LEFT JOIN LATERAL (
    SELECT v FROM met v WHERE (v.source, v.household, v.campaign) = (h.source, h.id, m.campaign) AND v.day <= m.day
    ORDER BY v.at DESC, v.id DESC LIMIT 1) l (last) ON true
  LEFT JOIN LATERAL (
    SELECT v FROM met v WHERE (v.source, v.household, v.campaign) = (h.source, h.id, m.campaign) AND v.day <= m.day
      AND v.people IS NOT NULL ORDER BY v.at DESC, v.id DESC LIMIT 1) sp (said_people) ON true
  LEFT JOIN LATERAL (
    SELECT v FROM met v WHERE (v.source, v.household, v.campaign) = (h.source, h.id, m.campaign) AND v.day <= m.day
      AND v.smartphones IS NOT NULL ORDER BY v.at DESC, v.id DESC LIMIT 1) ss (said_phones) ON true
  WHERE h.ever
),
total AS (
  SELECT home.*, closed IS NULL AS open,
    (last IS NULL OR (last).result NOT IN ('not_found', 'moved_or_vacant', 'not_dwelling_or_duplicate')) AS found,
    CASE WHEN one_by_one THEN adults ELSE coalesce((said_people).people, adults) END AS people,
    CASE WHEN one_by_one THEN owners ELSE coalesce((said_phones).smartphones, smartphones, 0) END AS phones,
    CASE WHEN one_by_one THEN apps WHEN last IS NULL THEN 0 ELSE pg_temp.with_app(last) END AS with_app,
    CASE WHEN one_by_one THEN apps_before WHEN last IS NULL THEN 0 ELSE pg_temp.had(last) END AS had,
    one_by_one AND staged = adults AS whole
  FROM home
),
known AS (
  SELECT total.*,
    CASE WHEN one_by_one THEN people ELSE pg_temp.still(people, said_people, last, true) END AS k_people,
    CASE WHEN NOT one_by_one THEN
        pg_temp.still(coalesce((said_phones).smartphones, smartphones), said_phones, last, false)
      WHEN whole THEN owners END AS k_phones,
    CASE WHEN one_by_one THEN coalesce(whole, false) ELSE coalesce(asked, false) END AS k_asked
  FROM total
)
SELECT code, valid_from::text, grouping(hamlet_key) AS whole, coalesce(hamlet_key, ''), campaign, day,
  count(*) FILTER (WHERE open), count(*) FILTER (WHERE open AND found),
  count(*) FILTER (WHERE open AND found AND phones > 0), count(*) FILTER (WHERE open AND visits > 0),
  count(*) FILTER (WHERE open AND reached), count(*) FILTER (WHERE open AND helped),
  sum(people) FILTER (WHERE open), sum(phones) FILTER (WHERE open), sum(with_app) FILTER (WHERE open),
  sum(visits) FILTER (WHERE open), sum(had) FILTER (WHERE open),
  sum(registered) FILTER (WHERE open), sum(activated) FILTER (WHERE open), sum(working) FILTER (WHERE open),
  sum(roster_people) FILTER (WHERE open), sum(suspect) FILTER (WHERE open), sum(doubled) FILTER (WHERE open),
  count(*), count(*) FILTER (WHERE NOT open), count(*) FILTER (WHERE visits > 0),
  count(k_people), sum(k_people), sum(with_app) FILTER (WHERE k_people IS NOT NULL),
  sum(k_people) FILTER (WHERE k_asked),
  count(k_phones), sum(k_phones), sum(with_app) FILTER (WHERE k_phones IS NOT NULL),
  sum(k_phones) FILTER (WHERE k_asked),
  count(*) FILTER (WHERE NOT one_by_one AND k_phones > least(12, coalesce(k_people, nullif(roster_people, 0), 12))),
  count(*) FILTER (WHERE NOT one_by_one AND with_app > k_phones)
FROM known
GROUP BY GROUPING SETS ((code, valid_from, campaign, day, hamlet_key), (code, valid_from, campaign, day))
