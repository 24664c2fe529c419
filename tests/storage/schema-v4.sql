CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE device (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, signing_key TEXT, number_code TEXT,
  unit_code TEXT, unit_valid_from TEXT, hamlet TEXT, trusted_at TEXT, trusted_how TEXT
);
CREATE TABLE stream (
  n INTEGER PRIMARY KEY, device INTEGER NOT NULL REFERENCES device(n),
  incarnation TEXT NOT NULL, class TEXT NOT NULL, last_seq INTEGER NOT NULL DEFAULT 0,
  UNIQUE (device, incarnation, class)
);
CREATE TABLE event (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stream INTEGER NOT NULL REFERENCES stream(n),
  seq INTEGER NOT NULL, hlc TEXT NOT NULL, kind TEXT NOT NULL,
  local INTEGER NOT NULL, live INTEGER NOT NULL, known INTEGER NOT NULL, line BLOB NOT NULL
, erased TEXT, verdict INTEGER NOT NULL DEFAULT 0);
CREATE INDEX event_stream ON event (stream, seq);
CREATE INDEX event_unknown ON event (kind) WHERE NOT known;
CREATE TABLE event_batch (
  event INTEGER NOT NULL REFERENCES event(n), batch INTEGER NOT NULL REFERENCES batch(n),
  PRIMARY KEY (batch, event)
) WITHOUT ROWID;
CREATE INDEX event_batch_event ON event_batch (event);
CREATE TABLE batch (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, direction TEXT NOT NULL, state TEXT NOT NULL, reason TEXT,
  number INTEGER, profile TEXT, device INTEGER REFERENCES device(n), other_code TEXT, other_unit TEXT,
  file TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, created TEXT, handled TEXT NOT NULL,
  events INTEGER, new INTEGER, duplicate INTEGER, applied INTEGER NOT NULL DEFAULT 0, visits INTEGER,
  last_event INTEGER
, part INTEGER, parts INTEGER, previous INTEGER, other_key TEXT, forwarder INTEGER REFERENCES device(n));
CREATE INDEX batch_sha ON batch (sha256);
CREATE TABLE household (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, canon INTEGER, added INTEGER,
  commune TEXT, commune_from TEXT, added_hamlet TEXT, added_group TEXT, added_order INTEGER,
  added_people INTEGER, added_adults INTEGER, added_smartphones INTEGER, added_has_smartphone INTEGER,
  roster_people INTEGER, roster_adults INTEGER, roster_smartphones INTEGER, has_smartphone INTEGER,
  hamlet TEXT, hamlet_key TEXT, "group" TEXT, "order" INTEGER, code TEXT, name TEXT, phone TEXT,
  address TEXT, note TEXT, walk_key TEXT, name_key TEXT, closed TEXT, text_key TEXT
, persons INTEGER, children INTEGER, hidden INTEGER NOT NULL DEFAULT 0, walk_anchor TEXT, walk_rank TEXT);
CREATE INDEX household_code ON household (code) WHERE code IS NOT NULL;
CREATE INDEX household_canon ON household (canon);
CREATE INDEX household_place ON household (commune, commune_from, hamlet_key);
CREATE TABLE field_set (
  event INTEGER PRIMARY KEY REFERENCES event(n), household INTEGER NOT NULL, field TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, value TEXT, base TEXT
, owner TEXT, seen TEXT);
CREATE INDEX field_set_household ON field_set (household, field);
CREATE TABLE closing (
  event INTEGER PRIMARY KEY REFERENCES event(n), household INTEGER NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, reason TEXT
);
CREATE INDEX closing_household ON closing (household);
CREATE TABLE same_as (
  event INTEGER PRIMARY KEY REFERENCES event(n), a INTEGER NOT NULL, b INTEGER NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, same INTEGER NOT NULL
);
CREATE INDEX same_as_a ON same_as (a);
CREATE INDEX same_as_b ON same_as (b);
CREATE TABLE visit (
  event INTEGER PRIMARY KEY REFERENCES event(n), id TEXT NOT NULL UNIQUE, household INTEGER NOT NULL,
  canon INTEGER NOT NULL, campaign TEXT NOT NULL, device INTEGER NOT NULL, hlc TEXT NOT NULL,
  officer TEXT, at TEXT NOT NULL, day TEXT NOT NULL, hour INTEGER NOT NULL, result TEXT NOT NULL,
  people INTEGER, smartphones INTEGER, had INTEGER, installed INTEGER, callback TEXT, flyer TEXT,
  voided INTEGER NOT NULL DEFAULT 0, counts INTEGER NOT NULL DEFAULT 1, suspect INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX visit_canon ON visit (canon, campaign);
CREATE TABLE visit_change (
  event INTEGER PRIMARY KEY REFERENCES event(n), visit TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  kind TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX visit_change_visit ON visit_change (visit);
CREATE TABLE visit_note (
  event INTEGER PRIMARY KEY REFERENCES event(n), visit TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  text TEXT
);
CREATE INDEX visit_note_visit ON visit_note (visit);
CREATE TABLE officer (id TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE standing (
  household INTEGER NOT NULL, campaign TEXT NOT NULL, status TEXT NOT NULL, visits INTEGER NOT NULL,
  contacts INTEGER NOT NULL, helped INTEGER NOT NULL, people INTEGER, smartphones INTEGER, had INTEGER,
  installed INTEGER NOT NULL, last_visit TEXT, last_result TEXT, last_at TEXT, callback TEXT,
  PRIMARY KEY (household, campaign)
) WITHOUT ROWID;
CREATE INDEX standing_callback ON standing (campaign, callback) WHERE callback IS NOT NULL;
CREATE VIRTUAL TABLE search USING fts5 (
  words, content='', contentless_delete=1, prefix='1 2 3 4 5 6', detail=none, tokenize='unicode61'
);
CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE campaign (id TEXT PRIMARY KEY, body TEXT NOT NULL, loaded TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE catalogue (
  digest TEXT PRIMARY KEY, data_date TEXT NOT NULL, body BLOB NOT NULL, loaded TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE mapping (shape TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE roster_import (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL, at TEXT NOT NULL,
  state TEXT NOT NULL, counts TEXT NOT NULL, error_sheet TEXT
);
CREATE TABLE roster_row (
  household INTEGER PRIMARY KEY, import INTEGER NOT NULL REFERENCES roster_import(n), body TEXT NOT NULL
);
CREATE TABLE roster_change (
  import INTEGER NOT NULL REFERENCES roster_import(n), household INTEGER NOT NULL, action TEXT NOT NULL,
  former TEXT, PRIMARY KEY (import, household)
) WITHOUT ROWID;
CREATE TABLE draft (household INTEGER PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE audit (n INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE print_job (
  n INTEGER PRIMARY KEY, at TEXT NOT NULL, paper TEXT NOT NULL, version TEXT NOT NULL, what TEXT NOT NULL,
  households INTEGER NOT NULL, pages INTEGER NOT NULL
);
CREATE INDEX print_job_paper ON print_job (paper, n);
CREATE INDEX event_erased ON event (n) WHERE erased IS NOT NULL;
CREATE INDEX household_hidden ON household (n) WHERE hidden;
CREATE TABLE way_set (
  event INTEGER PRIMARY KEY REFERENCES event(n), household INTEGER NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, way TEXT NOT NULL
);
CREATE INDEX way_set_household ON way_set (household);
CREATE TABLE person (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, added INTEGER, added_household INTEGER, added_born TEXT,
  added_sex TEXT, added_child INTEGER, household INTEGER, canon INTEGER, born TEXT, sex TEXT,
  child INTEGER NOT NULL DEFAULT 0, name TEXT, phone TEXT, gone TEXT, erased INTEGER NOT NULL DEFAULT 0,
  hidden INTEGER NOT NULL DEFAULT 0, may_tell INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX person_canon ON person (canon);
CREATE INDEX person_added ON person (added_household);
CREATE INDEX person_household ON person (household);
CREATE INDEX person_hidden ON person (n) WHERE hidden;
CREATE TABLE person_field (
  event INTEGER PRIMARY KEY REFERENCES event(n), person INTEGER NOT NULL, field TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, value TEXT, base TEXT
);
CREATE INDEX person_field_person ON person_field (person, field);
CREATE TABLE contested_person (
  person INTEGER NOT NULL, field TEXT NOT NULL, PRIMARY KEY (person, field)
) WITHOUT ROWID;
CREATE TABLE person_stage (
  event INTEGER PRIMARY KEY REFERENCES event(n), person INTEGER NOT NULL, campaign TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, officer TEXT, stage TEXT, reason TEXT, platform TEXT, had INTEGER
);
CREATE INDEX person_stage_person ON person_stage (person);
CREATE TABLE person_void (
  event INTEGER PRIMARY KEY REFERENCES event(n), person INTEGER NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  reason TEXT
);
CREATE INDEX person_void_person ON person_void (person);
CREATE TABLE consent (
  event INTEGER PRIMARY KEY REFERENCES event(n), person INTEGER, household INTEGER, purpose TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, officer TEXT, at TEXT, given INTEGER, version TEXT,
  hash TEXT, how TEXT
, v INTEGER NOT NULL DEFAULT 1);
CREATE INDEX consent_person ON consent (person) WHERE person IS NOT NULL;
CREATE INDEX consent_household ON consent (household) WHERE household IS NOT NULL;
CREATE TABLE erasure (event INTEGER PRIMARY KEY REFERENCES event(n), person INTEGER, household INTEGER);
CREATE TABLE progress (
  person INTEGER NOT NULL, campaign TEXT NOT NULL, stage TEXT, reason TEXT, platform TEXT,
  had INTEGER NOT NULL, at TEXT NOT NULL, officer TEXT, PRIMARY KEY (person, campaign)
) WITHOUT ROWID;
CREATE TABLE membership (
  organisation TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY (organisation, person)
) WITHOUT ROWID;
CREATE INDEX membership_person ON membership (person);
CREATE TABLE member_share (
  organisation TEXT NOT NULL, campaign TEXT NOT NULL, household INTEGER NOT NULL, members INTEGER NOT NULL,
  smartphones INTEGER NOT NULL, installed INTEGER NOT NULL, PRIMARY KEY (organisation, campaign, household)
) WITHOUT ROWID;
CREATE INDEX member_share_household ON member_share (household);
CREATE INDEX household_by_people ON household (n, commune, commune_from) WHERE persons IS NOT NULL;
CREATE TABLE people_total (
  household INTEGER NOT NULL, campaign TEXT NOT NULL, smartphones INTEGER NOT NULL, had INTEGER NOT NULL,
  installed INTEGER NOT NULL, PRIMARY KEY (household, campaign)
) WITHOUT ROWID;
CREATE TABLE form_draft (form TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX household_listed ON household (walk_key, n)
  WHERE added IS NOT NULL AND canon = n AND closed IS NULL;
CREATE INDEX household_by_name ON household (name_key, n)
  WHERE added IS NOT NULL AND canon = n AND closed IS NULL;
CREATE TABLE track_count (
  event INTEGER PRIMARY KEY REFERENCES event(n), id TEXT NOT NULL, track TEXT NOT NULL,
  campaign TEXT NOT NULL, unit TEXT NOT NULL, unit_from TEXT NOT NULL, name TEXT NOT NULL,
  name_key TEXT NOT NULL, at TEXT NOT NULL, hlc TEXT NOT NULL, officer TEXT,
  people INTEGER NOT NULL, smartphones INTEGER NOT NULL,
  installed INTEGER, reasons TEXT
);
CREATE INDEX track_count_place ON track_count (campaign, track, unit, unit_from, name_key);
CREATE TABLE track_point (
  event INTEGER PRIMARY KEY REFERENCES event(n), id TEXT NOT NULL, point TEXT NOT NULL,
  campaign TEXT NOT NULL, unit TEXT NOT NULL, unit_from TEXT NOT NULL, hlc TEXT NOT NULL,
  kind TEXT NOT NULL, place TEXT NOT NULL, day TEXT NOT NULL, opens TEXT, closes TEXT
);
CREATE INDEX track_point_campaign ON track_point (campaign, point);
CREATE TABLE track_host (
  event INTEGER PRIMARY KEY REFERENCES event(n), id TEXT NOT NULL, point TEXT NOT NULL, hlc TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX track_host_point ON track_host (point);
CREATE TABLE track_tally (
  event INTEGER PRIMARY KEY REFERENCES event(n), point TEXT NOT NULL, what TEXT NOT NULL,
  step INTEGER NOT NULL, at TEXT NOT NULL
);
CREATE INDEX track_tally_point ON track_tally (point, what, step, at);
CREATE TABLE track_void (
  event INTEGER PRIMARY KEY REFERENCES event(n), target TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  voided INTEGER NOT NULL
);
CREATE INDEX track_void_target ON track_void (target);
CREATE TABLE assignment (
  event INTEGER NOT NULL REFERENCES event(n), household INTEGER NOT NULL, what TEXT NOT NULL,
  officer TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (event, household, what, officer)
) WITHOUT ROWID;
CREATE INDEX assignment_household ON assignment (household);
CREATE TABLE door (household INTEGER PRIMARY KEY, officer TEXT NOT NULL);
CREATE INDEX door_officer ON door (officer);
CREATE TABLE door_holder (
  household INTEGER NOT NULL, officer TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (officer, household)
) WITHOUT ROWID;
CREATE INDEX door_holder_household ON door_holder (household);
CREATE INDEX household_anchor ON household (walk_anchor) WHERE walk_anchor IS NOT NULL;
CREATE TABLE visit_return (
  event INTEGER PRIMARY KEY REFERENCES event(n), visit TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  reason TEXT NOT NULL, returned INTEGER NOT NULL
);
CREATE INDEX visit_return_visit ON visit_return (visit);
CREATE TABLE visit_comment (
  event INTEGER PRIMARY KEY REFERENCES event(n), visit TEXT NOT NULL, about TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX visit_comment_about ON visit_comment (about);
CREATE TABLE visit_decision (
  event INTEGER NOT NULL REFERENCES event(n), visit TEXT NOT NULL, other TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, counts TEXT, open INTEGER NOT NULL, PRIMARY KEY (event, visit)
) WITHOUT ROWID;
CREATE INDEX visit_decision_visit ON visit_decision (visit);
CREATE TABLE same_open (event INTEGER PRIMARY KEY REFERENCES event(n));
CREATE TABLE household_split (
  event INTEGER PRIMARY KEY REFERENCES event(n), household INTEGER NOT NULL, origin TEXT NOT NULL
);
CREATE INDEX household_split_household ON household_split (household);
CREATE INDEX household_split_origin ON household_split (origin);
CREATE TABLE likeness (
  household INTEGER PRIMARY KEY, place TEXT NOT NULL, name TEXT, short TEXT, phone TEXT, address TEXT
);
CREATE INDEX likeness_name ON likeness (place, name) WHERE name IS NOT NULL;
CREATE INDEX likeness_short ON likeness (place, short) WHERE short IS NOT NULL;
CREATE INDEX likeness_address ON likeness (place, address) WHERE address IS NOT NULL;
CREATE INDEX likeness_phone ON likeness (phone) WHERE phone IS NOT NULL;
CREATE TABLE undo_act (
  n INTEGER PRIMARY KEY, at TEXT NOT NULL, act TEXT NOT NULL, events TEXT NOT NULL, state TEXT NOT NULL,
  undone INTEGER
);
CREATE INDEX undo_act_state ON undo_act (state, act, n);
CREATE TABLE sheet_row (
  sheet TEXT NOT NULL, row INTEGER NOT NULL, text TEXT NOT NULL, visit TEXT, at TEXT NOT NULL,
  PRIMARY KEY (sheet, row)
) WITHOUT ROWID;
CREATE TABLE quality_sample (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, campaign TEXT NOT NULL, seed TEXT NOT NULL,
  size INTEGER NOT NULL, drawn TEXT NOT NULL, officer TEXT, frame BLOB NOT NULL,
  frame_visits INTEGER NOT NULL, frame_sha256 TEXT NOT NULL
);
CREATE TABLE quality_call (
  sample INTEGER NOT NULL REFERENCES quality_sample(n), place INTEGER NOT NULL, visit TEXT NOT NULL,
  answer TEXT, answered TEXT, officer TEXT, PRIMARY KEY (sample, place)
) WITHOUT ROWID;
CREATE INDEX quality_call_visit ON quality_call (visit);
CREATE INDEX standing_returned ON standing (campaign) WHERE status = 'returned';
CREATE INDEX visit_apart ON visit (campaign, canon, day) WHERE NOT counts AND NOT voided;
CREATE TABLE device_fact (
  event INTEGER PRIMARY KEY REFERENCES event(n), kind TEXT NOT NULL, device TEXT NOT NULL,
  hlc TEXT NOT NULL, id TEXT NOT NULL, signer TEXT NOT NULL, valid INTEGER NOT NULL,
  signing_key TEXT, age TEXT, unit_code TEXT, unit_valid_from TEXT, hamlet TEXT,
  at TEXT NOT NULL, reason TEXT
, succeeds TEXT);
CREATE INDEX device_fact_device ON device_fact (device, hlc, id);
CREATE TABLE authority (
  signing_key TEXT PRIMARY KEY, age TEXT NOT NULL, unit_code TEXT NOT NULL, unit_valid_from TEXT NOT NULL,
  recovery TEXT, root TEXT, since TEXT NOT NULL, until TEXT
) WITHOUT ROWID;
CREATE TABLE enrol_request (
  device TEXT PRIMARY KEY, received TEXT NOT NULL, body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE held_file (
  n INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, file TEXT NOT NULL, held TEXT NOT NULL,
  tried_by TEXT NOT NULL
, device TEXT, number_code TEXT, unit_code TEXT, unit_valid_from TEXT, number INTEGER, reason TEXT, head TEXT);
CREATE TABLE downstream (
  direction TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL,
  sha256 TEXT NOT NULL, created TEXT NOT NULL, expires TEXT, handled TEXT NOT NULL, signer TEXT NOT NULL,
  PRIMARY KEY (direction, kind, subject)
) WITHOUT ROWID;
CREATE TABLE down_proof (
  kind TEXT NOT NULL, subject TEXT NOT NULL, signer TEXT NOT NULL, version INTEGER NOT NULL,
  head BLOB NOT NULL, signature BLOB NOT NULL,
  PRIMARY KEY (kind, subject, signer)
) WITHOUT ROWID;
CREATE INDEX field_set_owner ON field_set (event) WHERE owner IS NOT NULL;
CREATE TABLE clock_offset (
  event INTEGER PRIMARY KEY REFERENCES event(n), device TEXT NOT NULL, since TEXT NOT NULL,
  until TEXT NOT NULL, seconds INTEGER NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL
);
CREATE INDEX clock_offset_device ON clock_offset (device);
CREATE TABLE contested (
  household INTEGER NOT NULL, field TEXT NOT NULL, PRIMARY KEY (household, field)
) WITHOUT ROWID;
CREATE INDEX batch_device ON batch (device) WHERE device IS NOT NULL;
CREATE TABLE batch_file (
  batch INTEGER NOT NULL REFERENCES batch(n), part INTEGER NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL, PRIMARY KEY (batch, part)
) WITHOUT ROWID;
CREATE INDEX batch_file_sha ON batch_file (sha256);
CREATE TABLE batch_stream (
  batch INTEGER NOT NULL REFERENCES batch(n), withheld INTEGER NOT NULL,
  stream INTEGER NOT NULL REFERENCES stream(n), ranges TEXT NOT NULL, PRIMARY KEY (batch, withheld, stream)
) WITHOUT ROWID;
CREATE TABLE sender (
  device INTEGER PRIMARY KEY REFERENCES device(n), age TEXT NOT NULL, incarnation TEXT NOT NULL,
  number INTEGER NOT NULL, app_version TEXT NOT NULL, created TEXT NOT NULL, received TEXT NOT NULL
);
CREATE TABLE receipt (
  receiver TEXT PRIMARY KEY, number INTEGER NOT NULL, made TEXT NOT NULL, unit_code TEXT NOT NULL,
  place TEXT NOT NULL, received TEXT NOT NULL, last_event INTEGER NOT NULL, body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE acked (
  receiver TEXT NOT NULL REFERENCES receipt(receiver), stream INTEGER NOT NULL REFERENCES stream(n),
  first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (receiver, stream, first)
) WITHOUT ROWID;
CREATE TABLE acked_fork (
  receiver TEXT NOT NULL REFERENCES receipt(receiver), event INTEGER NOT NULL REFERENCES event(n),
  PRIMARY KEY (receiver, event)
) WITHOUT ROWID;
CREATE INDEX event_visit ON event (stream, seq, n) WHERE local AND kind = 'visit.recorded';
CREATE INDEX event_visit_after ON event (n) WHERE local = 1 AND kind = 'visit.recorded';
CREATE INDEX visit_suspect ON visit (device) WHERE suspect;
CREATE INDEX household_closed ON household (n) WHERE closed IS NOT NULL;
CREATE TABLE figure_place (
  n INTEGER PRIMARY KEY, commune TEXT NOT NULL, commune_from TEXT NOT NULL, whole INTEGER NOT NULL,
  hamlet_key TEXT NOT NULL, hamlet TEXT NOT NULL, UNIQUE (commune, commune_from, whole, hamlet_key)
);
CREATE TABLE figure_day (
  campaign TEXT NOT NULL, place INTEGER NOT NULL, day TEXT NOT NULL,
  listed INTEGER NOT NULL, found INTEGER NOT NULL, eligible INTEGER NOT NULL, visited INTEGER NOT NULL,
  reached INTEGER NOT NULL, helped INTEGER NOT NULL, people INTEGER NOT NULL, smartphones INTEGER NOT NULL,
  installed INTEGER NOT NULL, visits INTEGER NOT NULL, had INTEGER NOT NULL, registered INTEGER NOT NULL,
  activated INTEGER NOT NULL, working INTEGER NOT NULL, roster_people INTEGER NOT NULL,
  suspect INTEGER NOT NULL, doubled INTEGER NOT NULL, ever INTEGER NOT NULL DEFAULT 0, closed INTEGER NOT NULL DEFAULT 0, ever_visited INTEGER NOT NULL DEFAULT 0, people_homes INTEGER NOT NULL DEFAULT 0, people_known INTEGER NOT NULL DEFAULT 0, people_installed INTEGER NOT NULL DEFAULT 0, people_asked INTEGER NOT NULL DEFAULT 0, smartphones_homes INTEGER NOT NULL DEFAULT 0, smartphones_known INTEGER NOT NULL DEFAULT 0, smartphones_installed INTEGER NOT NULL DEFAULT 0, smartphones_asked INTEGER NOT NULL DEFAULT 0, crowded INTEGER NOT NULL DEFAULT 0, overfull INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (place, campaign, day)
) WITHOUT ROWID;
CREATE TABLE figure_share (household INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE denominator (
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL, code TEXT NOT NULL, valid_from TEXT NOT NULL,
  value INTEGER NOT NULL, source TEXT NOT NULL, as_of TEXT NOT NULL, file TEXT NOT NULL, loaded TEXT NOT NULL,
  UNIQUE (kind, code, valid_from, as_of)
);
CREATE TABLE unit_choice (
  code TEXT NOT NULL, valid_from TEXT NOT NULL, hamlet_key TEXT NOT NULL, day TEXT NOT NULL,
  to_code TEXT NOT NULL, to_from TEXT NOT NULL, decided TEXT NOT NULL,
  PRIMARY KEY (code, valid_from, hamlet_key, day)
) WITHOUT ROWID;
CREATE TABLE external_rank (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, code TEXT NOT NULL, valid_from TEXT NOT NULL,
  rank INTEGER NOT NULL, units INTEGER NOT NULL, rate TEXT, denominator TEXT, as_of TEXT NOT NULL,
  source TEXT NOT NULL, entered TEXT NOT NULL, UNIQUE (campaign, code, valid_from, as_of)
);
CREATE TABLE period (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, number INTEGER NOT NULL, first_day TEXT NOT NULL,
  last_day TEXT NOT NULL, cut_off TEXT NOT NULL, closed TEXT NOT NULL, received TEXT NOT NULL,
  missing TEXT NOT NULL, digest TEXT NOT NULL, files TEXT, UNIQUE (campaign, number)
);
CREATE TABLE period_row (
  period INTEGER NOT NULL REFERENCES period(n), code TEXT NOT NULL, valid_from TEXT NOT NULL,
  whole INTEGER NOT NULL, hamlet_key TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (period, code, valid_from, whole, hamlet_key)
) WITHOUT ROWID;
CREATE TRIGGER period_kept BEFORE UPDATE ON period BEGIN SELECT RAISE(ABORT, 'closed'); END;
CREATE TRIGGER period_not_lost BEFORE DELETE ON period BEGIN SELECT RAISE(ABORT, 'closed'); END;
CREATE TRIGGER period_row_kept BEFORE UPDATE ON period_row BEGIN SELECT RAISE(ABORT, 'closed'); END;
CREATE TRIGGER period_row_not_lost BEFORE DELETE ON period_row BEGIN SELECT RAISE(ABORT, 'closed'); END;
CREATE TABLE document (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, number TEXT, symbol TEXT NOT NULL, issued_on TEXT,
  issuer TEXT NOT NULL, abstract TEXT NOT NULL, urgency TEXT NOT NULL, aliases TEXT NOT NULL,
  kind TEXT NOT NULL, round INTEGER, units TEXT NOT NULL, entered TEXT NOT NULL
);
CREATE INDEX document_campaign ON document (campaign, n);
CREATE TABLE good_model (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, title TEXT NOT NULL, place TEXT NOT NULL, what TEXT NOT NULL,
  figure TEXT NOT NULL, approved INTEGER NOT NULL, entered TEXT NOT NULL
);
CREATE TABLE zalo_group (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, code TEXT NOT NULL, valid_from TEXT NOT NULL,
  name TEXT NOT NULL, runner TEXT NOT NULL, link TEXT NOT NULL, entered TEXT NOT NULL
);
CREATE TABLE office_task (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, title TEXT NOT NULL, due TEXT NOT NULL, code TEXT,
  valid_from TEXT, document INTEGER REFERENCES document(n), done TEXT, entered TEXT NOT NULL, reasons TEXT
);
CREATE VIEW v_denominator AS SELECT kind, code, valid_from, value, source, as_of FROM denominator;
CREATE VIEW v_period AS SELECT campaign, number AS period, first_day, last_day, cut_off, closed, received,
  missing, digest FROM period;
CREATE VIEW v_letter AS SELECT campaign, number AS letter, symbol, issued_on, issuer, abstract, urgency,
  kind, round
FROM document;
CREATE VIEW vouching AS
WITH voucher AS (
  SELECT signing_key, unit_code, unit_valid_from, revoked FROM enrolment WHERE signing_key IS NOT NULL
  UNION ALL
  SELECT d.signing_key, d.unit_code, d.unit_valid_from, e.revoked
  FROM device d LEFT JOIN enrolment e ON e.device = d.id
  WHERE d.trusted_how = 'first file' AND e.signing_key IS NULL
),
vouched AS (
  SELECT f.* FROM device_fact f JOIN event e ON e.n = f.event
  WHERE f.kind = 'device.vouched' AND f.valid AND length(f.unit_code) = 5
    AND (e.local OR EXISTS (SELECT 1 FROM voucher v WHERE v.signing_key = f.signer
      AND v.unit_code = f.unit_code AND v.unit_valid_from = f.unit_valid_from
      AND (v.revoked IS NULL OR f.at < v.revoked)))
)
SELECT v.device, v.signing_key, v.age, v.unit_code, v.unit_valid_from, v.hamlet, v.at AS since, v.signer
FROM vouched v
WHERE NOT EXISTS (SELECT 1 FROM vouched l WHERE l.device = v.device AND (l.hlc, l.id) > (v.hlc, v.id));
CREATE INDEX batch_forwarder ON batch (forwarder) WHERE forwarder IS NOT NULL;
CREATE TABLE judgement (
  event INTEGER PRIMARY KEY REFERENCES event(n), verdict INTEGER NOT NULL, reason TEXT NOT NULL
);
CREATE TABLE awaited (
  subject TEXT NOT NULL, event INTEGER NOT NULL REFERENCES event(n), PRIMARY KEY (subject, event)
) WITHOUT ROWID;
CREATE INDEX awaited_event ON awaited (event);
CREATE TABLE device_standing (
  device INTEGER PRIMARY KEY REFERENCES device(n), class TEXT NOT NULL, unit_code TEXT, unit_valid_from TEXT
);
CREATE TABLE province_machine (device TEXT PRIMARY KEY, signing_key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE other_text (
  event TEXT NOT NULL, sha256 TEXT NOT NULL, batch INTEGER NOT NULL REFERENCES batch(n), line BLOB NOT NULL,
  PRIMARY KEY (event, sha256, batch)
) WITHOUT ROWID;
CREATE TABLE stream_seal (
  stream INTEGER NOT NULL REFERENCES stream(n), first INTEGER NOT NULL, last INTEGER NOT NULL,
  signature BLOB NOT NULL, cut TEXT NOT NULL, without TEXT NOT NULL, verified INTEGER NOT NULL,
  PRIMARY KEY (stream, first, last, signature)
) WITHOUT ROWID;
CREATE INDEX stream_seal_unverified ON stream_seal (verified) WHERE NOT verified;
CREATE INDEX other_text_batch ON other_text (batch);
CREATE TABLE directory (
  n INTEGER PRIMARY KEY, household INTEGER NOT NULL, name TEXT NOT NULL, phone TEXT, words TEXT NOT NULL,
  organisations TEXT NOT NULL
);
CREATE INDEX directory_household ON directory (household);
CREATE TABLE doubled_stale (
  commune TEXT NOT NULL, commune_from TEXT NOT NULL, PRIMARY KEY (commune, commune_from)
) WITHOUT ROWID;
CREATE TABLE doubled_list (
  commune TEXT NOT NULL, commune_from TEXT NOT NULL, hamlet_key TEXT NOT NULL, one TEXT NOT NULL,
  other TEXT NOT NULL, pairs INTEGER NOT NULL, PRIMARY KEY (commune, commune_from, hamlet_key, one, other)
) WITHOUT ROWID;
CREATE TABLE doubled_surplus (
  commune TEXT NOT NULL, commune_from TEXT NOT NULL, hamlet_key TEXT NOT NULL, one TEXT NOT NULL,
  other TEXT NOT NULL, campaign TEXT NOT NULL, sizes TEXT NOT NULL, sums TEXT NOT NULL,
  PRIMARY KEY (commune, commune_from, hamlet_key, one, other, campaign)
) WITHOUT ROWID;
CREATE TABLE list_unit (
  list TEXT NOT NULL, commune TEXT NOT NULL, commune_from TEXT NOT NULL,
  PRIMARY KEY (list, commune, commune_from)
) WITHOUT ROWID;
CREATE TABLE shared_list (
  list TEXT NOT NULL, commune TEXT NOT NULL, commune_from TEXT NOT NULL, households INTEGER NOT NULL,
  PRIMARY KEY (list, commune, commune_from)
) WITHOUT ROWID;
CREATE TABLE doubled_decision (
  n INTEGER PRIMARY KEY, commune TEXT NOT NULL, commune_from TEXT NOT NULL, hamlet_key TEXT NOT NULL,
  one TEXT NOT NULL, other TEXT NOT NULL, same INTEGER NOT NULL, reason TEXT NOT NULL, name TEXT NOT NULL,
  at TEXT NOT NULL, events TEXT NOT NULL
);
CREATE TABLE figure_back (
  place INTEGER NOT NULL, campaign TEXT NOT NULL, day TEXT NOT NULL, recorded TEXT NOT NULL,
  visits INTEGER NOT NULL, PRIMARY KEY (place, campaign, day, recorded)
) WITHOUT ROWID;
CREATE TABLE fast_day (
  campaign TEXT NOT NULL, day TEXT NOT NULL, officer TEXT NOT NULL, commune TEXT NOT NULL,
  commune_from TEXT NOT NULL, peak INTEGER NOT NULL, PRIMARY KEY (campaign, day, officer)
) WITHOUT ROWID;
CREATE INDEX visit_day ON visit (campaign, day, officer);
CREATE TABLE place_look (
  n INTEGER PRIMARY KEY, campaign TEXT NOT NULL, code TEXT NOT NULL, valid_from TEXT NOT NULL,
  kind TEXT NOT NULL, count INTEGER NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL,
  looked TEXT NOT NULL, undone TEXT
);
CREATE INDEX place_look_unit ON place_look (campaign, code, valid_from, kind);
CREATE TABLE household_adding (
  event INTEGER PRIMARY KEY REFERENCES event(n), household INTEGER NOT NULL, list TEXT
);
CREATE INDEX household_adding_household ON household_adding (household);
CREATE TABLE erased_head (
  household INTEGER NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (household, mark)
) WITHOUT ROWID;
CREATE INDEX field_set_code ON field_set (value) WHERE field = 'code';
CREATE TABLE request (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  command TEXT NOT NULL,
  answer TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE seen_tip (
  event INTEGER NOT NULL REFERENCES event(n), tip TEXT NOT NULL, PRIMARY KEY (event, tip)
) WITHOUT ROWID;
CREATE INDEX seen_tip_tip ON seen_tip (tip);
CREATE TABLE officer_name (
  event INTEGER PRIMARY KEY REFERENCES event(n), who TEXT NOT NULL, hlc TEXT NOT NULL, id TEXT NOT NULL,
  name TEXT NOT NULL
);
CREATE INDEX officer_name_who ON officer_name (who);
CREATE VIEW enrolment AS
WITH spoken AS (
  SELECT f.* FROM device_fact f
  WHERE f.valid AND f.kind <> 'device.vouched'
    AND f.signer IN (SELECT signing_key FROM authority WHERE until IS NULL)
)
SELECT s.device, k.signing_key, k.age, k.unit_code, k.unit_valid_from, k.hamlet, k.at AS since,
  CASE WHEN s.kind = 'device.revoked' THEN s.at END AS revoked,
  CASE WHEN s.kind = 'device.revoked' THEN s.reason END AS reason,
  (SELECT e.succeeds FROM spoken e WHERE e.device = s.device AND e.kind = 'device.enrolled'
    ORDER BY e.hlc DESC, e.id DESC LIMIT 1) AS succeeds
FROM spoken s LEFT JOIN spoken k ON k.device = s.device AND k.kind <> 'device.revoked'
  AND NOT EXISTS (SELECT 1 FROM spoken l WHERE l.device = k.device AND l.kind <> 'device.revoked'
    AND (l.hlc, l.id) > (k.hlc, k.id))
WHERE s.kind <> 'device.rotated'
  AND NOT EXISTS (SELECT 1 FROM spoken l WHERE l.device = s.device AND l.kind <> 'device.rotated'
    AND (l.hlc, l.id) > (s.hlc, s.id));
CREATE VIEW v_unit_day AS SELECT d.campaign, p.commune AS code, p.commune_from AS valid_from, d.day, d.listed, d.found, d.eligible, d.visited, d.reached, d.helped, d.people, d.smartphones, d.installed, d.visits, d.had, d.registered, d.activated, d.working, d.roster_people, d.suspect, d.doubled, d.ever, d.closed, d.ever_visited, d.people_homes, d.people_known, d.people_installed, d.people_asked, d.smartphones_homes, d.smartphones_known, d.smartphones_installed, d.smartphones_asked, d.crowded, d.overfull
FROM figure_day d JOIN figure_place p ON p.n = d.place WHERE p.whole AND d.day <> '~';
CREATE VIEW v_hamlet_day AS SELECT d.campaign, p.commune AS code, p.commune_from AS valid_from, p.hamlet, d.day, d.listed, d.found, d.eligible, d.visited, d.reached, d.helped, d.people, d.smartphones, d.installed, d.visits, d.had, d.registered, d.activated, d.working, d.roster_people, d.suspect, d.doubled, d.ever, d.closed, d.ever_visited, d.people_homes, d.people_known, d.people_installed, d.people_asked, d.smartphones_homes, d.smartphones_known, d.smartphones_installed, d.smartphones_asked, d.crowded, d.overfull
FROM figure_day d JOIN figure_place p ON p.n = d.place WHERE NOT p.whole AND d.day <> '~';
CREATE VIEW v_unit AS SELECT c.id AS campaign, p.commune AS code, p.commune_from AS valid_from, sum(d.listed) AS listed, sum(d.found) AS found, sum(d.eligible) AS eligible, sum(d.visited) AS visited, sum(d.reached) AS reached, sum(d.helped) AS helped, sum(d.people) AS people, sum(d.smartphones) AS smartphones, sum(d.installed) AS installed, sum(d.visits) AS visits, sum(d.had) AS had, sum(d.registered) AS registered, sum(d.activated) AS activated, sum(d.working) AS working, sum(d.roster_people) AS roster_people, sum(d.suspect) AS suspect, sum(d.doubled) AS doubled, sum(d.ever) AS ever, sum(d.closed) AS closed, sum(d.ever_visited) AS ever_visited, sum(d.people_homes) AS people_homes, sum(d.people_known) AS people_known, sum(d.people_installed) AS people_installed, sum(d.people_asked) AS people_asked, sum(d.smartphones_homes) AS smartphones_homes, sum(d.smartphones_known) AS smartphones_known, sum(d.smartphones_installed) AS smartphones_installed, sum(d.smartphones_asked) AS smartphones_asked, sum(d.crowded) AS crowded, sum(d.overfull) AS overfull 
FROM campaign c JOIN figure_day d ON d.campaign = '' OR (d.campaign = c.id AND d.day = '~')
JOIN figure_place p ON p.n = d.place
WHERE p.whole GROUP BY c.id, p.n;
CREATE VIEW v_hamlet AS SELECT c.id AS campaign, p.commune AS code, p.commune_from AS valid_from, p.hamlet, sum(d.listed) AS listed, sum(d.found) AS found, sum(d.eligible) AS eligible, sum(d.visited) AS visited, sum(d.reached) AS reached, sum(d.helped) AS helped, sum(d.people) AS people, sum(d.smartphones) AS smartphones, sum(d.installed) AS installed, sum(d.visits) AS visits, sum(d.had) AS had, sum(d.registered) AS registered, sum(d.activated) AS activated, sum(d.working) AS working, sum(d.roster_people) AS roster_people, sum(d.suspect) AS suspect, sum(d.doubled) AS doubled, sum(d.ever) AS ever, sum(d.closed) AS closed, sum(d.ever_visited) AS ever_visited, sum(d.people_homes) AS people_homes, sum(d.people_known) AS people_known, sum(d.people_installed) AS people_installed, sum(d.people_asked) AS people_asked, sum(d.smartphones_homes) AS smartphones_homes, sum(d.smartphones_known) AS smartphones_known, sum(d.smartphones_installed) AS smartphones_installed, sum(d.smartphones_asked) AS smartphones_asked, sum(d.crowded) AS crowded, sum(d.overfull) AS overfull 
FROM campaign c JOIN figure_day d ON d.campaign = '' OR (d.campaign = c.id AND d.day = '~')
JOIN figure_place p ON p.n = d.place
WHERE NOT p.whole GROUP BY c.id, p.n;
CREATE VIEW v_period_unit AS SELECT q.campaign, q.number AS period, r.code, r.valid_from, r.whole,
  json_extract(r.body, '$.hamlet') AS hamlet, json_extract(r.body, '$.late') AS late, json_extract(r.body, '$.sums[0]') AS listed, json_extract(r.body, '$.sums[1]') AS found, json_extract(r.body, '$.sums[2]') AS eligible, json_extract(r.body, '$.sums[3]') AS visited, json_extract(r.body, '$.sums[4]') AS reached, json_extract(r.body, '$.sums[5]') AS helped, json_extract(r.body, '$.sums[6]') AS people, json_extract(r.body, '$.sums[7]') AS smartphones, json_extract(r.body, '$.sums[8]') AS installed, json_extract(r.body, '$.sums[9]') AS visits, json_extract(r.body, '$.sums[10]') AS had, json_extract(r.body, '$.sums[11]') AS registered, json_extract(r.body, '$.sums[12]') AS activated, json_extract(r.body, '$.sums[13]') AS working, json_extract(r.body, '$.sums[14]') AS roster_people, json_extract(r.body, '$.sums[15]') AS suspect, json_extract(r.body, '$.sums[16]') AS doubled, json_extract(r.body, '$.sums[17]') AS ever, json_extract(r.body, '$.sums[18]') AS closed, json_extract(r.body, '$.sums[19]') AS ever_visited, json_extract(r.body, '$.sums[20]') AS people_homes, json_extract(r.body, '$.sums[21]') AS people_known, json_extract(r.body, '$.sums[22]') AS people_installed, json_extract(r.body, '$.sums[23]') AS people_asked, json_extract(r.body, '$.sums[24]') AS smartphones_homes, json_extract(r.body, '$.sums[25]') AS smartphones_known, json_extract(r.body, '$.sums[26]') AS smartphones_installed, json_extract(r.body, '$.sums[27]') AS smartphones_asked, json_extract(r.body, '$.sums[28]') AS crowded, json_extract(r.body, '$.sums[29]') AS overfull
FROM period_row r JOIN period q ON q.n = r.period;
