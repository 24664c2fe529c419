-- Schema of a PostgreSQL 15 (or newer) database that `publish --to` keeps in step; docs/postgresql.md describes it.
-- Run in one transaction where the schema does not exist. Version: last statement.

CREATE SCHEMA tung_nha;

CREATE TABLE tung_nha.about (program text NOT NULL, version integer NOT NULL);

CREATE TABLE tung_nha.source (
  source uuid PRIMARY KEY, code text NOT NULL, valid_from date NOT NULL, name text NOT NULL,
  incarnation text NOT NULL, catalogue text NOT NULL DEFAULT '', names boolean NOT NULL,
  cut_off_hour integer NOT NULL, crowded integer NOT NULL,
  event_n bigint NOT NULL DEFAULT 0, household_n bigint NOT NULL DEFAULT 0,
  change_n bigint NOT NULL, change_row bigint NOT NULL, place_n bigint NOT NULL, epoch text NOT NULL DEFAULT '',
  filled boolean NOT NULL DEFAULT false, complete boolean NOT NULL DEFAULT false, as_of timestamptz
);
CREATE TABLE tung_nha.publication (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source uuid NOT NULL, said timestamptz NOT NULL,
  received timestamptz NOT NULL DEFAULT now(), names boolean NOT NULL, events bigint NOT NULL,
  households bigint NOT NULL, visits bigint NOT NULL
);

CREATE TABLE tung_nha.unit (
  code text, valid_from date, valid_to date, level text NOT NULL, kind text NOT NULL, name text NOT NULL,
  parent_code text, PRIMARY KEY (code, valid_from)
);
CREATE TABLE tung_nha.unit_above (
  code text, valid_from date, above text, above_from date, PRIMARY KEY (code, valid_from, above, above_from)
);
CREATE INDEX unit_above_above ON tung_nha.unit_above (above);
INSERT INTO tung_nha.unit_above VALUES ('', '0001-01-01', '', '0001-01-01');
CREATE TABLE tung_nha.holding (
  code text, valid_from date, source uuid NOT NULL, PRIMARY KEY (code, valid_from)
);

CREATE TABLE tung_nha.event (
  source uuid, id uuid, device uuid NOT NULL, incarnation text NOT NULL, class text NOT NULL,
  seq bigint NOT NULL, hlc text NOT NULL, kind text NOT NULL, PRIMARY KEY (source, id)
);
CREATE TABLE tung_nha.machine (
  source uuid, device uuid, number_code text, code text NOT NULL, valid_from date NOT NULL, hamlet text,
  revoked timestamptz, PRIMARY KEY (source, device)
);
CREATE TABLE tung_nha.file (
  source uuid, n bigint, direction text NOT NULL, state text NOT NULL, applied boolean NOT NULL, device uuid,
  code text NOT NULL, valid_from date NOT NULL, number integer, part integer, parts integer, sha256 text NOT NULL,
  created timestamptz, handled timestamptz NOT NULL, events integer, new integer, PRIMARY KEY (source, n)
);
CREATE TABLE tung_nha.denominator (
  source uuid, kind text, code text, valid_from date, value bigint NOT NULL, counted_by text NOT NULL,
  as_of text, PRIMARY KEY (source, kind, code, valid_from, as_of)
);

CREATE TABLE tung_nha.household (
  source uuid, id uuid, code text NOT NULL, valid_from date NOT NULL, hamlet_key text NOT NULL,
  hamlet text NOT NULL, same_as uuid, ever boolean NOT NULL, closed text, adults integer, smartphones integer,
  roster_people integer, one_by_one boolean NOT NULL, PRIMARY KEY (source, id)
);
CREATE INDEX household_place ON tung_nha.household (code, valid_from, hamlet_key);
CREATE TABLE tung_nha.visit (
  source uuid, id uuid, household uuid NOT NULL, code text NOT NULL, valid_from date NOT NULL,
  campaign text NOT NULL, device uuid NOT NULL, at timestamptz NOT NULL, result text NOT NULL,
  people integer, smartphones integer, had integer, installed integer,
  counts boolean NOT NULL, voided boolean NOT NULL, suspect boolean NOT NULL, PRIMARY KEY (source, id)
);
CREATE INDEX visit_household ON tung_nha.visit (source, household);
CREATE TABLE tung_nha.person_stage (
  source uuid, household uuid, k integer, code text NOT NULL, valid_from date NOT NULL, campaign text,
  stage text NOT NULL, had integer NOT NULL, hlc text NOT NULL, PRIMARY KEY (source, household, campaign, k)
);
CREATE TABLE tung_nha.household_name (
  source uuid, household uuid, code text NOT NULL, valid_from date NOT NULL, name text, address text,
  PRIMARY KEY (source, household)
);

CREATE TABLE tung_nha.figure_day (
  source uuid, code text, valid_from date, whole boolean, hamlet_key text, hamlet text NOT NULL,
  campaign text, day text,
  listed bigint NOT NULL, found bigint NOT NULL, eligible bigint NOT NULL, visited bigint NOT NULL,
  reached bigint NOT NULL, helped bigint NOT NULL, people bigint NOT NULL, smartphones bigint NOT NULL,
  installed bigint NOT NULL, visits bigint NOT NULL, had bigint NOT NULL, registered bigint NOT NULL,
  activated bigint NOT NULL, working bigint NOT NULL, roster_people bigint NOT NULL, suspect bigint NOT NULL,
  doubled bigint NOT NULL, ever bigint NOT NULL, closed bigint NOT NULL, ever_visited bigint NOT NULL,
  people_homes bigint NOT NULL, people_known bigint NOT NULL, people_installed bigint NOT NULL,
  people_asked bigint NOT NULL, smartphones_homes bigint NOT NULL, smartphones_known bigint NOT NULL,
  smartphones_installed bigint NOT NULL, smartphones_asked bigint NOT NULL, crowded bigint NOT NULL,
  overfull bigint NOT NULL,
  PRIMARY KEY (source, code, valid_from, whole, hamlet_key, campaign, day)
);

-- Who may read what. The owner of the schema publishes and is held by no policy.

CREATE TABLE tung_nha.reader (
  role name NOT NULL, code text NOT NULL, valid_from date, names boolean NOT NULL DEFAULT false,
  UNIQUE NULLS NOT DISTINCT (role, code, valid_from)
);
CREATE VIEW tung_nha.readable AS
SELECT DISTINCT u.code, u.valid_from, r.names FROM tung_nha.reader r
JOIN tung_nha.unit_above u ON r.code = '' OR (u.above = r.code AND u.above_from = coalesce(r.valid_from, u.above_from))
WHERE r.role = current_user;

-- unit_code '' is the nation; since tells apart units that had the same code at different times.
CREATE FUNCTION tung_nha.let_read(
  role_name name, unit_code text, since date DEFAULT NULL, with_names boolean DEFAULT false
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE known integer;
BEGIN
  SELECT count(DISTINCT name) INTO known FROM tung_nha.unit
  WHERE code = unit_code AND valid_from = coalesce(since, valid_from);
  IF unit_code <> '' AND known = 0 THEN
    RAISE EXCEPTION 'tung_nha: no unit % is known here; nothing was granted', unit_code;
  ELSIF known > 1 THEN
    RAISE EXCEPTION 'tung_nha: several units had the code %; name the first day of one of them', unit_code;
  END IF;
  INSERT INTO tung_nha.reader VALUES (role_name, unit_code, since, with_names)
  ON CONFLICT (role, code, valid_from) DO UPDATE SET names = excluded.names;
  EXECUTE format('GRANT USAGE ON SCHEMA tung_nha TO %I', role_name);
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA tung_nha TO %I', role_name);
  EXECUTE format('REVOKE SELECT ON tung_nha.reader FROM %I', role_name);
END $$;
CREATE FUNCTION tung_nha.read_no_more(role_name name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM tung_nha.reader WHERE role = role_name;
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA tung_nha FROM %I', role_name);
  EXECUTE format('REVOKE USAGE ON SCHEMA tung_nha FROM %I', role_name);
END $$;
CREATE FUNCTION tung_nha.forget_source(gone uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['source', 'holding', 'event', 'machine', 'file', 'denominator', 'household',
    'visit', 'person_stage', 'household_name', 'figure_day'] LOOP
    EXECUTE format('DELETE FROM tung_nha.%I WHERE source = $1', kept) USING gone;
  END LOOP;
END $$;
DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['machine', 'file', 'denominator', 'holding', 'household', 'visit', 'person_stage',
    'figure_day'] LOOP
    EXECUTE format('ALTER TABLE tung_nha.%I ENABLE ROW LEVEL SECURITY', kept);
    EXECUTE format('CREATE POLICY by_unit ON tung_nha.%I FOR SELECT USING'
      ' ((code, valid_from) IN (SELECT code, valid_from FROM tung_nha.readable))', kept);
  END LOOP;
END $$;
ALTER TABLE tung_nha.household_name ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_unit ON tung_nha.household_name FOR SELECT USING
  ((code, valid_from) IN (SELECT code, valid_from FROM tung_nha.readable WHERE names));
ALTER TABLE tung_nha.source ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_holding ON tung_nha.source FOR SELECT USING
  ((code, valid_from) IN (SELECT code, valid_from FROM tung_nha.readable)
    OR source IN (SELECT h.source FROM tung_nha.holding h)); -- those of readable communes, by its own policy
ALTER TABLE tung_nha.event ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_source ON tung_nha.event FOR SELECT USING
  (source IN (SELECT s.source FROM tung_nha.source s WHERE (s.code, s.valid_from) IN
    (SELECT code, valid_from FROM tung_nha.readable)));
ALTER TABLE tung_nha.publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY by_source ON tung_nha.publication FOR SELECT USING
  (source IN (SELECT s.source FROM tung_nha.source s WHERE (s.code, s.valid_from) IN
    (SELECT code, valid_from FROM tung_nha.readable)));

INSERT INTO tung_nha.about VALUES ('tung-nha', 1);
