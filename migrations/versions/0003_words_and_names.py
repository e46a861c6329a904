"""Lists of words out of the CHECKs; results of blood tests in words; names of symptoms that say the direction; what a
journal remembers; the identity of a journal; what was purged; views for people."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    # With it on, SQLite does not read views that the person made for themselves, which name a table that is not there
    # for a moment.
    "PRAGMA legacy_alter_table = ON",
    # The symptoms of old are called what is scored: the trouble. An own symptom with such a name moves out of the way.
    """CREATE TABLE new_entries (
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
) STRICT""",
    """INSERT INTO new_entries (
    "row", id, uid, kind, day, time, utc_offset, name, value, comparator, unit, form, route, site, side, low,
    high, laboratory, given_by, "plan", state, note, recorded_at, added_by, removed_by, live, extent,
    other_sites, words
    ) SELECT
    "row", id, uid, kind, day, time, utc_offset,
    CASE kind WHEN 'symptom' THEN CASE name WHEN 'leg-strength' THEN 'leg-weakness'
        WHEN 'arm-strength' THEN 'arm-weakness' WHEN 'leg-weakness' THEN 'leg-weakness-own'
        WHEN 'arm-weakness' THEN 'arm-weakness-own' ELSE name END ELSE name END, value, comparator, unit, form,
    route, site, side, low, high, laboratory, given_by, "plan", state, note, recorded_at, added_by, removed_by,
    live, extent, other_sites, NULL
    FROM entries ORDER BY "row" """,
    # No number is given twice, so the new table goes on counting where the old one was.
    "DELETE FROM sqlite_sequence WHERE name = 'new_entries'",
    "INSERT INTO sqlite_sequence (name, seq) SELECT 'new_entries', seq FROM sqlite_sequence WHERE name = 'entries'",
    "DROP TABLE entries",
    "ALTER TABLE new_entries RENAME TO entries",
    """CREATE TABLE new_plans (
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
) STRICT""",
    """INSERT INTO new_plans (
    "row", id, uid, product, form, route, amount, unit, counted_from, book_days, starts, ends, note, recorded_at, added_by,
    removed_by, live
    ) SELECT
    "row", id, uid, product, form, route, amount, unit, counted_from, book_days, starts, ends, note, recorded_at, added_by,
    removed_by, live
    FROM plans ORDER BY "row" """,
    "DELETE FROM sqlite_sequence WHERE name = 'new_plans'",
    "INSERT INTO sqlite_sequence (name, seq) SELECT 'new_plans', seq FROM sqlite_sequence WHERE name = 'plans'",
    "DROP TABLE plans",
    "ALTER TABLE new_plans RENAME TO plans",
    "PRAGMA legacy_alter_table = OFF",
    """CREATE UNIQUE INDEX uq_plans_id ON plans (id) WHERE live = 1""",
    """CREATE UNIQUE INDEX uq_plans_uid ON plans (uid) WHERE live = 1""",
    """CREATE INDEX ix_entries_added_by ON entries (added_by)""",
    """CREATE INDEX ix_entries_day ON entries (day) WHERE live = 1""",
    """CREATE INDEX ix_entries_kind ON entries (kind, day) WHERE live = 1 AND kind <> 'symptom'""",
    """CREATE INDEX ix_entries_placed ON entries (name, site, day) WHERE live = 1 AND kind = 'symptom' AND site IS NOT NULL AND value > 0""",
    """CREATE INDEX ix_entries_removed_by ON entries (removed_by) WHERE removed_by IS NOT NULL""",
    """CREATE UNIQUE INDEX uq_entries_id ON entries (id) WHERE live = 1""",
    """CREATE UNIQUE INDEX uq_entries_uid ON entries (uid) WHERE live = 1""",
    """UPDATE symptoms SET "key" = "key" || '-own' WHERE "key" = 'leg-weakness' OR "key" = 'arm-weakness'""",
    """UPDATE symptoms SET "key" = 'leg-weakness' WHERE "key" = 'leg-strength'""",
    """UPDATE symptoms SET "key" = 'arm-weakness' WHERE "key" = 'arm-strength'""",
    # What a plan can say since.
    """ALTER TABLE plan_phases ADD COLUMN most INTEGER CONSTRAINT ck_plan_phases_most CHECK (coalesce(most IS NULL OR (every IS NOT NULL AND most > every), 0))""",
    """ALTER TABLE plan_phases ADD COLUMN doses INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_plan_phases_doses CHECK (coalesce(doses = 1 OR (doses > 1 AND every IS NOT NULL), 0))""",
    """ALTER TABLE plan_phases ADD COLUMN weekdays TEXT DEFAULT '' NOT NULL CONSTRAINT ck_plan_phases_weekdays CHECK (coalesce(weekdays = '' OR (unit IS 'weeks' AND length(weekdays) <= 7 AND weekdays NOT GLOB '*[^0-6]*'), 0))""",
    """ALTER TABLE plan_phases ADD COLUMN lasts INTEGER CONSTRAINT ck_plan_phases_lasts CHECK (coalesce(lasts IS NULL OR (lasts >= 1 AND times IS NULL), 0))""",
    """ALTER TABLE plan_phases ADD COLUMN lasts_unit TEXT CONSTRAINT ck_plan_phases_lasts_unit CHECK (coalesce((lasts IS NULL) = (lasts_unit IS NULL) AND (lasts_unit IS NULL OR (lasts_unit = 'days' OR lasts_unit = 'weeks' OR lasts_unit = 'months')), 0))""",
    """ALTER TABLE plan_phases ADD COLUMN amount REAL CONSTRAINT ck_plan_phases_amount CHECK (coalesce(amount IS NULL OR (typeof(amount) = 'real' AND amount >= 0 AND amount < 1e6), 0))""",
    """ALTER TABLE plan_phases ADD COLUMN amount_unit TEXT CONSTRAINT ck_plan_phases_amount_unit CHECK (coalesce((amount IS NULL) = (amount_unit IS NULL), 0))""",
    """ALTER TABLE plan_phases ADD COLUMN as_needed INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_plan_phases_as_needed CHECK (coalesce(as_needed = 0 OR (as_needed = 1 AND every IS NULL), 0))""",
    """CREATE TABLE remembered (
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
) STRICT""",
    """CREATE UNIQUE INDEX uq_remembered_said ON remembered (topic, said) WHERE live = 1""",
    """CREATE TABLE journal (
    one INTEGER NOT NULL,
    identity TEXT NOT NULL,
    CONSTRAINT pk_journal PRIMARY KEY (one),
    CONSTRAINT ck_journal_one CHECK (coalesce(one = 1, 0)),
    CONSTRAINT ck_journal_identity CHECK (coalesce(length(identity) = 32 AND identity NOT GLOB '*[^0-9a-f]*', 0))
) STRICT""",
    # Two copies of one journal that are upgraded apart get one identity.
    """INSERT INTO journal (one, identity) SELECT 1, coalesce(
    (SELECT uid FROM entries ORDER BY "row" LIMIT 1),
    (SELECT uid FROM plans ORDER BY "row" LIMIT 1),
    lower(hex(randomblob(16)))
)""",
    """CREATE TABLE purged (
    digest TEXT NOT NULL,
    CONSTRAINT pk_purged PRIMARY KEY (digest),
    CONSTRAINT ck_purged_digest CHECK (coalesce(length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*', 0))
) STRICT""",
    """CREATE VIEW scores AS SELECT day, time, name AS symptom, value AS score, unit, site AS place, side, extent AS up_to, state, note, recorded_at, id FROM entries WHERE live = 1 AND kind = 'symptom'""",
    """CREATE VIEW home_tests AS SELECT day, time, name AS test, comparator, value AS result, unit, site AS place, side, state, note, recorded_at, id FROM entries WHERE live = 1 AND kind = 'test'""",
    """CREATE VIEW doses AS SELECT day, time, name AS product, value AS amount, unit, form, route, site AS place, side, other_sites AS other_places, given_by, state, note, recorded_at, id FROM entries WHERE live = 1 AND kind = 'dose'""",
    """CREATE VIEW blood_tests AS SELECT day, time, name AS test, comparator, value AS result, unit, words, low, high, laboratory, note, recorded_at, id FROM entries WHERE live = 1 AND kind = 'lab'""",
    """CREATE VIEW events AS SELECT day, time, name AS event, CASE value WHEN 1 THEN 'injured' WHEN 0 THEN 'unhurt' END AS injury, note, recorded_at, id FROM entries WHERE live = 1 AND kind = 'event'""",
    "PRAGMA user_version = 3",
)


def upgrade() -> None:
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
