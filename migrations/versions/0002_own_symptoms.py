"""The person's own symptoms; how far up a symptom is felt; the other places of a split dose; when a change was undone
and made again; any name in the profile."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    # The CHECK of the old table refused the name "now". This table comes first, so that the next ones fill its pages.
    """CREATE TABLE new_profile (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_profile PRIMARY KEY ("key"),
    CONSTRAINT ck_profile_key CHECK (coalesce((key = 'name' OR key = 'born'), 0)),
    CONSTRAINT ck_profile_born CHECK (coalesce(CASE key WHEN 'born' THEN value IS date(value, '+0 days') ELSE 1 END, 0))
) STRICT""",
    """INSERT INTO new_profile SELECT "key", value FROM profile""",
    """DROP TABLE profile""",
    """ALTER TABLE new_profile RENAME TO profile""",
    """CREATE TABLE symptoms (
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
) STRICT""",
    """CREATE UNIQUE INDEX uq_symptoms_key ON symptoms ("key") WHERE live = 1""",
    """ALTER TABLE entries ADD COLUMN extent TEXT CONSTRAINT ck_entries_extent CHECK (coalesce(extent IS NULL OR (kind = 'symptom' AND (extent = 'toes' OR extent = 'foot' OR extent = 'ankle' OR extent = 'knee' OR extent = 'above the knee' OR extent = 'fingertips' OR extent = 'hand' OR extent = 'wrist' OR extent = 'forearm' OR extent = 'above the elbow')), 0))""",
    """ALTER TABLE entries ADD COLUMN other_sites TEXT CONSTRAINT ck_entries_other_sites CHECK (coalesce(other_sites IS NULL OR (kind = 'dose' AND site IS NOT NULL AND other_sites <> ''), 0))""",
    """ALTER TABLE changes ADD COLUMN turns TEXT DEFAULT '' NOT NULL CONSTRAINT ck_changes_turns CHECK (coalesce(turns = '' OR (length(turns) % 21 = 20 AND turns NOT GLOB '*[^-0-9TZ: ]*'), 0))""",
    # Changes that came with an undone merge were not undone in the journal where they were made.
    """UPDATE changes SET turns = undone_at
    WHERE undone_at IS NOT NULL AND NOT (state = 'undone' AND command LIKE 'merged %')""",
    "PRAGMA user_version = 2",
)


def upgrade() -> None:
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
