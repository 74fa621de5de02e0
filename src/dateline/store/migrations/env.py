"""What Alembic runs: the migrations, on the connection that `making.bring_up_to_date` handed over."""

from alembic import context

from dateline.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
