"""The database's clock: the one that judges deadlines, whatever the web machines' clocks say."""

from typing import Any

from django.db.models import DateTimeField, Func


class DatabaseNow(Func):
    """This instant by the database; on PostgreSQL the true one, not the transaction's beginning."""

    arity = 0
    output_field = DateTimeField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Ask PostgreSQL."""
        return self.as_sql(compiler, connection, template="clock_timestamp()", **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """Ask SQLite, to the millisecond."""
        return self.as_sql(compiler, connection, template="strftime('%%Y-%%m-%%d %%H:%%M:%%f', 'now')", **extra)
