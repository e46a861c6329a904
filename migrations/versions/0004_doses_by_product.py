"""An index to find a product's doses, so that a page of a journal of many years reads few of them."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = (
    "CREATE INDEX ix_entries_product ON entries (name, day, state, route) WHERE live = 1 AND kind = 'dose'",
    "PRAGMA user_version = 4",
)


def upgrade() -> None:
    connection = op.get_bind()
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
