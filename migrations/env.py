"""Connect Alembic to the journal's tables.

The program gives its own connection; a developer's ``alembic`` command makes one from ``alembic.ini``.
"""

from alembic import context
from sqlalchemy import create_engine

from tracker.store.file.table_rules import metadata


def run(connection) -> None:
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(context.config.get_main_option("sqlalchemy.url")).begin() as own:
        run(own)
