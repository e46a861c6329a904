-- A journal of schema 4 as tracker 1.0.0 wrote it. Never made again; see test_golden.py.
PRAGMA application_id = 1110520436;
PRAGMA user_version = 4;
PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE changes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    command TEXT NOT NULL,
    state TEXT NOT NULL,
    undone_at TEXT, turns TEXT DEFAULT '' NOT NULL CONSTRAINT ck_changes_turns CHECK (coalesce(turns = '' OR (length(turns) % 21 = 20 AND turns NOT GLOB '*[^-0-9TZ: ]*'), 0)),
    CONSTRAINT ck_changes_at CHECK (coalesce(at IS NOT NULL AND at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days'), 0)),
    CONSTRAINT ck_changes_state CHECK (coalesce((state = 'done' OR state = 'undone' OR state = 'dropped'), 0)),
    CONSTRAINT ck_changes_undone CHECK (coalesce((state = 'done') = (undone_at IS NULL), 0)),
    CONSTRAINT ck_changes_undone_at CHECK (coalesce(undone_at IS NULL OR undone_at IS strftime('%Y-%m-%dT%H:%M:%SZ', undone_at, '+0 days'), 0))
) STRICT;
CREATE TABLE "profile" (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_profile PRIMARY KEY ("key"),
    CONSTRAINT ck_profile_key CHECK (coalesce((key = 'name' OR key = 'born'), 0)),
    CONSTRAINT ck_profile_born CHECK (coalesce(CASE key WHEN 'born' THEN value IS date(value, '+0 days') ELSE 1 END, 0))
) STRICT;
CREATE TABLE "plans" (
    "row" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    product TEXT NOT NULL,
    form TEXT,
    route TEXT NOT NULL,
    amount REAL,
    unit TEXT,
    counted_from TEXT NOT NULL,
    book_days INTEGER,
    starts TEXT NOT NULL,
    ends TEXT,
    note TEXT DEFAULT '' NOT NULL,
    recorded_at TEXT NOT NULL,
    added_by INTEGER NOT NULL,
    removed_by INTEGER,
    live INTEGER NOT NULL,
    start_said INTEGER DEFAULT 1 NOT NULL,
    CONSTRAINT ck_plans_uid CHECK (coalesce(length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*', 0)),
    CONSTRAINT ck_plans_product CHECK (coalesce(length(product) BETWEEN 1 AND 80, 0)),
    CONSTRAINT ck_plans_route CHECK (coalesce(length(route) BETWEEN 1 AND 80, 0)),
    CONSTRAINT ck_plans_amount CHECK (coalesce(amount IS NULL OR (typeof(amount) = 'real' AND amount >= 0 AND amount < 1e6), 0)),
    CONSTRAINT ck_plans_unit CHECK (coalesce((amount IS NULL) = (unit IS NULL), 0)),
    CONSTRAINT ck_plans_counted_from CHECK (coalesce((counted_from = 'last dose' OR counted_from = 'grid'), 0)),
    CONSTRAINT ck_plans_book_days CHECK (coalesce(book_days IS NULL OR book_days >= 0, 0)),
    CONSTRAINT ck_plans_starts CHECK (coalesce(starts IS date(starts, '+0 days') AND starts >= '1900-01-01', 0)),
    CONSTRAINT ck_plans_ends CHECK (coalesce(ends IS NULL OR (ends IS date(ends, '+0 days') AND ends >= '1900-01-01'), 0)),
    CONSTRAINT ck_plans_order CHECK (coalesce(ends IS NULL OR ends >= starts, 0)),
    CONSTRAINT ck_plans_recorded_at CHECK (coalesce(recorded_at IS NOT NULL AND recorded_at IS strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, '+0 days'), 0)),
    CONSTRAINT ck_plans_live CHECK (coalesce(live = 0 OR live = 1, 0)),
    CONSTRAINT ck_plans_start_said CHECK (coalesce(start_said = 0 OR start_said = 1, 0)),
    CONSTRAINT fk_plans_added_by FOREIGN KEY(added_by) REFERENCES changes (id),
    CONSTRAINT fk_plans_removed_by FOREIGN KEY(removed_by) REFERENCES changes (id)
) STRICT;
CREATE TABLE plan_phases (
    plan_row INTEGER NOT NULL,
    position INTEGER NOT NULL,
    every INTEGER,
    unit TEXT,
    times INTEGER, most INTEGER CONSTRAINT ck_plan_phases_most CHECK (coalesce(most IS NULL OR (every IS NOT NULL AND most > every), 0)), doses INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_plan_phases_doses CHECK (coalesce(doses = 1 OR (doses > 1 AND every IS NOT NULL), 0)), weekdays TEXT DEFAULT '' NOT NULL CONSTRAINT ck_plan_phases_weekdays CHECK (coalesce(weekdays = '' OR (unit IS 'weeks' AND length(weekdays) <= 7 AND weekdays NOT GLOB '*[^0-6]*'), 0)), lasts INTEGER CONSTRAINT ck_plan_phases_lasts CHECK (coalesce(lasts IS NULL OR (lasts >= 1 AND times IS NULL), 0)), lasts_unit TEXT CONSTRAINT ck_plan_phases_lasts_unit CHECK (coalesce((lasts IS NULL) = (lasts_unit IS NULL) AND (lasts_unit IS NULL OR (lasts_unit = 'days' OR lasts_unit = 'weeks' OR lasts_unit = 'months')), 0)), amount REAL CONSTRAINT ck_plan_phases_amount CHECK (coalesce(amount IS NULL OR (typeof(amount) = 'real' AND amount >= 0 AND amount < 1e6), 0)), amount_unit TEXT CONSTRAINT ck_plan_phases_amount_unit CHECK (coalesce((amount IS NULL) = (amount_unit IS NULL), 0)), as_needed INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_plan_phases_as_needed CHECK (coalesce(as_needed = 0 OR (as_needed = 1 AND every IS NULL), 0)),
    CONSTRAINT pk_plan_phases PRIMARY KEY (plan_row, position),
    CONSTRAINT ck_plan_phases_position CHECK (coalesce(position >= 1, 0)),
    CONSTRAINT ck_plan_phases_every CHECK (coalesce((every IS NULL) = (unit IS NULL) AND (every IS NULL OR every >= 1), 0)),
    CONSTRAINT ck_plan_phases_unit CHECK (coalesce(unit IS NULL OR (unit = 'days' OR unit = 'weeks' OR unit = 'months'), 0)),
    CONSTRAINT ck_plan_phases_times CHECK (coalesce(times IS NULL OR times >= 1, 0)),
    CONSTRAINT fk_plan_phases_plan_row FOREIGN KEY(plan_row) REFERENCES plans ("row") ON DELETE CASCADE
) STRICT;
CREATE TABLE symptoms (
    "row" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    label TEXT NOT NULL,
    none TEXT NOT NULL,
    worst TEXT NOT NULL,
    asked TEXT NOT NULL,
    tracked INTEGER NOT NULL,
    position INTEGER NOT NULL,
    since TEXT,
    added_by INTEGER NOT NULL,
    removed_by INTEGER,
    live INTEGER NOT NULL,
    CONSTRAINT ck_symptoms_key CHECK (coalesce(length(key) BETWEEN 1 AND 80, 0)),
    CONSTRAINT ck_symptoms_label CHECK (coalesce(length(label) BETWEEN 1 AND 60, 0)),
    CONSTRAINT ck_symptoms_none CHECK (coalesce(length(none) BETWEEN 1 AND 60, 0)),
    CONSTRAINT ck_symptoms_worst CHECK (coalesce(length(worst) BETWEEN 1 AND 60, 0)),
    CONSTRAINT ck_symptoms_asked CHECK (coalesce((asked = 'daily' OR asked = 'weekly' OR asked = 'monthly'), 0)),
    CONSTRAINT ck_symptoms_tracked CHECK (coalesce(tracked = 0 OR tracked = 1, 0)),
    CONSTRAINT ck_symptoms_position CHECK (coalesce(position >= 0, 0)),
    CONSTRAINT ck_symptoms_since CHECK (coalesce(since IS NULL OR (since IS date(since, '+0 days') AND since >= '1900-01-01'), 0)),
    CONSTRAINT ck_symptoms_live CHECK (coalesce(live = 0 OR live = 1, 0)),
    CONSTRAINT fk_symptoms_added_by FOREIGN KEY(added_by) REFERENCES changes (id),
    CONSTRAINT fk_symptoms_removed_by FOREIGN KEY(removed_by) REFERENCES changes (id)
) STRICT;
CREATE TABLE "entries" (
    "row" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    time TEXT,
    utc_offset INTEGER,
    name TEXT NOT NULL,
    value REAL,
    comparator TEXT,
    unit TEXT,
    form TEXT,
    route TEXT,
    site TEXT,
    side TEXT,
    low REAL,
    high REAL,
    laboratory TEXT DEFAULT '' NOT NULL,
    given_by TEXT DEFAULT '' NOT NULL,
    "plan" TEXT,
    state TEXT NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    recorded_at TEXT,
    added_by INTEGER NOT NULL,
    removed_by INTEGER,
    live INTEGER NOT NULL,
    extent TEXT,
    other_sites TEXT,
    words TEXT,
    CONSTRAINT ck_entries_uid CHECK (coalesce(length(uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*', 0)),
    CONSTRAINT ck_entries_kind CHECK (coalesce((kind = 'symptom' OR kind = 'test' OR kind = 'lab' OR kind = 'dose' OR kind = 'event'), 0)),
    CONSTRAINT ck_entries_day CHECK (coalesce(day IS date(day, '+0 days') AND day >= '1900-01-01', 0)),
    CONSTRAINT ck_entries_time CHECK (coalesce(time IS NULL OR (time IS strftime('%H:%M', time) AND time < '24:00'), 0)),
    CONSTRAINT ck_entries_utc_offset CHECK (coalesce(utc_offset IS NULL OR utc_offset BETWEEN -1439 AND 1439, 0)),
    CONSTRAINT ck_entries_name CHECK (coalesce(length(name) BETWEEN 1 AND 80, 0)),
    CONSTRAINT ck_entries_value CHECK (coalesce(value IS NULL OR (typeof(value) = 'real' AND value >= 0 AND value < 1e6), 0)),
    CONSTRAINT ck_entries_low CHECK (coalesce(low IS NULL OR (typeof(low) = 'real' AND low >= 0 AND low < 1e6), 0)),
    CONSTRAINT ck_entries_high CHECK (coalesce(high IS NULL OR (typeof(high) = 'real' AND high >= 0 AND high < 1e6), 0)),
    CONSTRAINT ck_entries_comparator CHECK (coalesce(comparator IS NULL OR (comparator = '<' OR comparator = '<=' OR comparator = '>=' OR comparator = '>'), 0)),
    CONSTRAINT ck_entries_side CHECK (coalesce(side IS NULL OR (side = 'left' OR side = 'right' OR side = 'both'), 0)),
    CONSTRAINT ck_entries_route CHECK (coalesce((kind = 'dose') = (route IS NOT NULL) AND (route IS NULL OR length(route) BETWEEN 1 AND 80), 0)),
    CONSTRAINT ck_entries_state CHECK (coalesce(state = 'recorded' OR state = 'skipped' OR (state = 'taken' AND kind = 'dose'), 0)),
    CONSTRAINT ck_entries_score CHECK (coalesce(unit IS NOT 'score' OR value IS NULL OR (value BETWEEN 0 AND 10 AND value = round(value)), 0)),
    CONSTRAINT ck_entries_observation CHECK (coalesce((kind <> 'symptom' AND kind <> 'test') OR (unit IS NOT NULL AND (value IS NULL) = (state = 'skipped')), 0)),
    CONSTRAINT ck_entries_lab CHECK (coalesce(kind <> 'lab' OR (state = 'recorded' AND (value IS NULL) = (unit IS NULL) AND (value IS NULL) <> (words IS NULL)), 0)),
    CONSTRAINT ck_entries_range CHECK (coalesce(low IS NULL OR high IS NULL OR low <= high, 0)),
    CONSTRAINT ck_entries_dose CHECK (coalesce(kind <> 'dose' OR (state <> 'recorded' AND (value IS NULL) = (unit IS NULL)), 0)),
    CONSTRAINT ck_entries_event CHECK (coalesce(kind <> 'event' OR state = 'recorded', 0)),
    CONSTRAINT ck_entries_injured CHECK (coalesce(kind <> 'event' OR value IS NULL OR (name = 'fall' AND (value = 0 OR value = 1)), 0)),
    CONSTRAINT ck_entries_recorded_at CHECK (coalesce(recorded_at IS NULL OR recorded_at IS strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at, '+0 days'), 0)),
    CONSTRAINT ck_entries_live CHECK (coalesce(live = 0 OR live = 1, 0)),
    CONSTRAINT ck_entries_extent CHECK (coalesce(extent IS NULL OR (kind = 'symptom' AND length(extent) BETWEEN 1 AND 80), 0)),
    CONSTRAINT ck_entries_other_sites CHECK (coalesce(other_sites IS NULL OR (kind = 'dose' AND site IS NOT NULL AND other_sites <> ''), 0)),
    CONSTRAINT ck_entries_words CHECK (coalesce(words IS NULL OR (kind = 'lab' AND length(words) BETWEEN 1 AND 80), 0)),
    CONSTRAINT fk_entries_added_by FOREIGN KEY(added_by) REFERENCES changes (id),
    CONSTRAINT fk_entries_removed_by FOREIGN KEY(removed_by) REFERENCES changes (id)
) STRICT;
CREATE TABLE remembered (
    "row" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    topic TEXT NOT NULL,
    said TEXT NOT NULL,
    answer TEXT NOT NULL,
    added_by INTEGER NOT NULL,
    removed_by INTEGER,
    live INTEGER NOT NULL,
    CONSTRAINT ck_remembered_topic CHECK (coalesce(length(topic) BETWEEN 1 AND 40, 0)),
    CONSTRAINT ck_remembered_said CHECK (coalesce(length(said) BETWEEN 1 AND 200, 0)),
    CONSTRAINT ck_remembered_answer CHECK (coalesce(length(answer) BETWEEN 1 AND 200, 0)),
    CONSTRAINT ck_remembered_live CHECK (coalesce(live = 0 OR live = 1, 0)),
    CONSTRAINT fk_remembered_added_by FOREIGN KEY(added_by) REFERENCES changes (id),
    CONSTRAINT fk_remembered_removed_by FOREIGN KEY(removed_by) REFERENCES changes (id)
) STRICT;
CREATE TABLE journal (
    one INTEGER NOT NULL,
    identity TEXT NOT NULL,
    CONSTRAINT pk_journal PRIMARY KEY (one),
    CONSTRAINT ck_journal_one CHECK (coalesce(one = 1, 0)),
    CONSTRAINT ck_journal_identity CHECK (coalesce(length(identity) = 32 AND identity NOT GLOB '*[^0-9a-f]*', 0))
) STRICT;
CREATE TABLE purged (
    digest TEXT NOT NULL,
    CONSTRAINT pk_purged PRIMARY KEY (digest),
    CONSTRAINT ck_purged_digest CHECK (coalesce(length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*', 0))
) STRICT;
CREATE INDEX ix_changes_undone ON changes (id) WHERE state = 'undone';
CREATE INDEX ix_entries_added_by ON entries (added_by);
CREATE INDEX ix_entries_day ON entries (day) WHERE live = 1;
CREATE INDEX ix_entries_product ON entries (name, day, state, route) WHERE live = 1 AND kind = 'dose';
CREATE INDEX ix_entries_kind ON entries (kind, day) WHERE live = 1 AND kind <> 'symptom';
CREATE INDEX ix_entries_placed ON entries (name, site, day) WHERE live = 1 AND kind = 'symptom' AND site IS NOT NULL AND value > 0;
CREATE INDEX ix_entries_removed_by ON entries (removed_by) WHERE removed_by IS NOT NULL;
CREATE UNIQUE INDEX uq_entries_id ON entries (id) WHERE live = 1;
CREATE UNIQUE INDEX uq_entries_uid ON entries (uid) WHERE live = 1;
CREATE UNIQUE INDEX uq_plans_id ON plans (id) WHERE live = 1;
CREATE UNIQUE INDEX uq_plans_uid ON plans (uid) WHERE live = 1;
CREATE UNIQUE INDEX uq_remembered_said ON remembered (topic, said) WHERE live = 1;
CREATE UNIQUE INDEX uq_symptoms_key ON symptoms ("key") WHERE live = 1;
CREATE VIEW scores AS SELECT day, time, name AS symptom, value AS score, unit, site AS place, side, extent AS up_to, state, note, recorded_at, id FROM entries WHERE live = 1 AND kind = 'symptom';
CREATE VIEW home_tests AS SELECT day, time, name AS test, comparator, value AS result, unit, site AS place, side, state, note, recorded_at, id FROM entries WHERE live = 1 AND kind = 'test';
CREATE VIEW doses AS SELECT day, time, name AS product, value AS amount, unit, form, route, site AS place, side, other_sites AS other_places, given_by, state, note, recorded_at, id FROM entries WHERE live = 1 AND kind = 'dose';
CREATE VIEW blood_tests AS SELECT day, time, name AS test, comparator, value AS result, unit, words, low, high, laboratory, note, recorded_at, id FROM entries WHERE live = 1 AND kind = 'lab';
CREATE VIEW events AS SELECT day, time, name AS event, CASE value WHEN 1 THEN 'injured' WHEN 0 THEN 'unhurt' END AS injury, note, recorded_at, id FROM entries WHERE live = 1 AND kind = 'event';
INSERT INTO alembic_version ("version_num") VALUES ('0004');
INSERT INTO changes ("id", "at", "command", "state", "undone_at", "turns") VALUES (1, '2026-11-20T14:30:00Z', 'import', 'done', NULL, '');
INSERT INTO changes ("id", "at", "command", "state", "undone_at", "turns") VALUES (2, '2026-11-20T14:30:00Z', 'log', 'dropped', '2026-11-20T14:30:00Z', '2026-11-20T14:30:00Z');
INSERT INTO changes ("id", "at", "command", "state", "undone_at", "turns") VALUES (3, '2026-11-20T14:30:00Z', 'edit', 'done', NULL, '2026-11-20T14:30:00Z 2026-11-20T14:31:00Z');
INSERT INTO changes ("id", "at", "command", "state", "undone_at", "turns") VALUES (4, '2026-11-20T14:30:00Z', 'delete', 'done', NULL, '');
INSERT INTO changes ("id", "at", "command", "state", "undone_at", "turns") VALUES (5, '2026-11-20T14:30:00Z', 'log', 'undone', '2026-11-20T14:30:00Z', '2026-11-20T14:30:00Z');
INSERT INTO profile ("key", "value") VALUES ('name', CAST(X'5a6fc3ab20f09fa6b6205b2f785d' AS TEXT));
INSERT INTO profile ("key", "value") VALUES ('born', '1968-04-12');
INSERT INTO plans ("row", "id", "uid", "product", "form", "route", "amount", "unit", "counted_from", "book_days", "starts", "ends", "note", "recorded_at", "added_by", "removed_by", "live") VALUES (1, 1, 'ffffffffffffffffffffffffffffffff', 'hydroxocobalamin', 'hydroxocobalamin', 'intramuscular', 1.0, 'mg', 'last dose', 14, '2026-01-31', NULL, CAST(X'69742773202765766572792720e280ae38207765656b73' AS TEXT), '2026-11-20T14:30:00Z', 1, NULL, 1);
INSERT INTO plan_phases ("plan_row", "position", "every", "unit", "times") VALUES (1, 1, 2, 'days', 6);
INSERT INTO plan_phases ("plan_row", "position", "every", "unit", "times") VALUES (1, 2, NULL, NULL, NULL);
INSERT INTO plan_phases ("plan_row", "position", "every", "unit", "times") VALUES (1, 3, 8, 'weeks', NULL);
INSERT INTO symptoms ("row", "key", "label", "none", "worst", "asked", "tracked", "position", "since", "added_by", "removed_by", "live") VALUES (1, 'burning-feet', 'Burning feet', 'none', 'worst imaginable', 'daily', 1, 4, NULL, 1, 3, 0);
INSERT INTO symptoms ("row", "key", "label", "none", "worst", "asked", "tracked", "position", "since", "added_by", "removed_by", "live") VALUES (2, 'burning-feet', CAST(X'4275726e696e672027736f6c657327205b2f785d20e697a5e69cace8aa9e' AS TEXT), '=1+1', CAST(X'e280ae6576696c' AS TEXT), 'weekly', 1, 4, '2024-02-29', 3, NULL, 1);
INSERT INTO symptoms ("row", "key", "label", "none", "worst", "asked", "tracked", "position", "since", "added_by", "removed_by", "live") VALUES (3, 'balance', 'Balance trouble', 'steady as ever', 'cannot stand without holding on', 'daily', 0, 2, NULL, 1, NULL, 1);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (1, 1, '11111111111111111111111111111111', 'symptom', '2026-11-20', NULL, NULL, 'tingling', 6.0, NULL, 'score', NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, 'recorded', 'first, ''wrong''', NULL, 1, 3, 0, NULL, NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (2, 2, '22222222222222222222222222222222', 'symptom', '2026-11-20', NULL, NULL, 'balance', 0.0, NULL, 'score', NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, 'recorded', CAST(X'01071b5d35323b633b65413d3d077fc285' AS TEXT), NULL, 1, NULL, 1, NULL, NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (3, 3, '33333333333333333333333333333333', 'symptom', '2026-11-20', NULL, NULL, 'leg-weakness', NULL, NULL, 'score', NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, 'skipped', CAST(X'e280ae6576696ce281a620e2808befbbbf' AS TEXT), NULL, 1, NULL, 1, NULL, NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (4, 4, '44444444444444444444444444444444', 'symptom', '2026-11-20', NULL, NULL, 'burning-feet', 10.0, NULL, 'score', NULL, NULL, 'foot', 'both', NULL, NULL, '', '', NULL, 'recorded', CAST(X'f09fa6b6f09f8fbd20f3a0818120e697a5e69cace8aa9e' AS TEXT), NULL, 1, NULL, 1, 'above the knee', NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (5, 5, '55555555555555555555555555555555', 'test', '2026-11-20', NULL, NULL, 'romberg', 30.0, '>=', 's', NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, 'recorded', CAST(X'202074776f0d0a6c696e657309616e640a0a6d6f72652020' AS TEXT), NULL, 1, NULL, 1, NULL, NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (6, 6, '66666666666666666666666666666666', 'symptom', '2026-11-20', NULL, NULL, 'tingling', 1.0, NULL, 'score', NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, 'recorded', 'deleted', NULL, 1, 4, 0, NULL, NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (7, 7, '77777777777777777777777777777777', 'symptom', '2026-11-20', NULL, NULL, 'tingling', 2.0, NULL, 'score', NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, 'recorded', 'undone', NULL, 5, NULL, 0, NULL, NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (8, 8, '88888888888888888888888888888888', 'symptom', '2026-11-20', NULL, NULL, 'tingling', 3.0, NULL, 'score', NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, 'recorded', 'undone and dropped', NULL, 2, NULL, 0, NULL, NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (9, 1, '11111111111111111111111111111111', 'symptom', '2026-11-20', NULL, NULL, 'tingling', 5.0, NULL, 'score', NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, 'recorded', 'it''s "worse"; DROP TABLE entries; --', '2026-11-20T14:30:00Z', 3, NULL, 1, NULL, NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (10, 10, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'dose', '2026-11-20', '08:05', -210, 'hydroxocobalamin', 1.0, NULL, 'mg', 'hydroxocobalamin', 'intramuscular', 'thigh', 'left', NULL, NULL, '', 'nurse O''Neil', 'ffffffffffffffffffffffffffffffff', 'taken', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '2026-11-20T14:30:00Z', 1, NULL, 1, NULL, 'right deltoid; Bauch $\frac{', NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (11, 11, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'dose', '2024-02-29', '23:59', 840, CAST(X'c39c6ec3af20275827205b2f625d' AS TEXT), NULL, NULL, NULL, NULL, 'nasal', NULL, NULL, NULL, NULL, '', '', NULL, 'skipped', '=1+1', NULL, 1, NULL, 1, NULL, NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (12, 12, 'cccccccccccccccccccccccccccccccc', 'lab', '2026-11-20', NULL, NULL, 'b12', 2000.0, '>', 'pg/mL', NULL, NULL, NULL, NULL, 197.0, 771.0, CAST(X'53742e20c3852773202620436f2e' AS TEXT), '', NULL, 'recorded', '$\frac{ 100 % {0} %s :x ?', NULL, 1, NULL, 1, NULL, NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (13, 13, 'dddddddddddddddddddddddddddddddd', 'lab', '2026-11-20', NULL, NULL, 'mma', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, 'recorded', '', NULL, 1, NULL, 1, NULL, NULL, CAST(X'706f7369746976652027617420313a34302720245c667261637b20e697a5e69cace8aa9e' AS TEXT));
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (14, 14, 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', 'event', '1900-01-01', NULL, NULL, 'fall', 0.0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, 'recorded', '', NULL, 1, NULL, 1, NULL, NULL, NULL);
INSERT INTO entries ("row", "id", "uid", "kind", "day", "time", "utc_offset", "name", "value", "comparator", "unit", "form", "route", "site", "side", "low", "high", "laboratory", "given_by", "plan", "state", "note", "recorded_at", "added_by", "removed_by", "live", "extent", "other_sites", "words") VALUES (15, 15, 'ffffffffffffffffffffffffffffffff', 'event', '2027-06-01', NULL, NULL, 'visit', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', '', NULL, 'recorded', 'dr rao', '2026-11-20T14:30:00Z', 1, NULL, 1, NULL, NULL, NULL);
INSERT INTO remembered ("row", "topic", "said", "answer", "added_by", "removed_by", "live") VALUES (1, 'symptom', 'zapping [/x]', 'balance', 1, 3, 0);
INSERT INTO remembered ("row", "topic", "said", "answer", "added_by", "removed_by", "live") VALUES (2, 'symptom', 'zapping [/x]', 'burning-feet', 3, NULL, 1);
INSERT INTO remembered ("row", "topic", "said", "answer", "added_by", "removed_by", "live") VALUES (3, 'direction', 'leg strength', '10 is good', 1, NULL, 1);
INSERT INTO remembered ("row", "topic", "said", "answer", "added_by", "removed_by", "live") VALUES (4, 'import', CAST(X'42c3a9617261626c6520e697a5e69cace8aa9e203d312b31' AS TEXT), CAST(X'e280ae6576696c205b2f785d' AS TEXT), 1, NULL, 1);
INSERT INTO purged ("digest") VALUES ('c4d4b2d0d8ba1a9dbc6a5cb7d8f0b4c1b7f9c4c1a4b8a0f6e5d4c3b2a1908070');
INSERT INTO journal ("one", "identity") VALUES (1, '0123456789abcdef0123456789abcdef');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES ('changes', 5);
INSERT INTO sqlite_sequence VALUES ('entries', 15);
INSERT INTO sqlite_sequence VALUES ('plans', 1);
INSERT INTO sqlite_sequence VALUES ('remembered', 4);
INSERT INTO sqlite_sequence VALUES ('symptoms', 3);
COMMIT;
