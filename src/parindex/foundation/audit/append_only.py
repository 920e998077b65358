"""A table the database itself lets nobody rewrite."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import BaseConstraint, Model

_REFUSAL = "events are append-only"


class AppendOnly(BaseConstraint):
    """Refuses UPDATE and DELETE of the table's rows, by triggers, on SQLite and on PostgreSQL.

    A constraint, so that the migrations carry it however often they are made anew.
    """

    def constraint_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        """Add nothing inside CREATE TABLE; the triggers follow once the table stands."""
        if model and schema_editor:
            schema_editor.deferred_sql.extend(self._creation(model, schema_editor))
        return ""

    def create_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:  # noqa: ANN401 - Django's own signature
        """Return the last statement that makes the triggers, having run the others."""
        if not model or not schema_editor:
            return None
        *before, last = self._creation(model, schema_editor)
        for statement in before:
            schema_editor.execute(statement)
        return last

    def remove_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:  # noqa: ANN401 - Django's own signature
        """Return the last statement that drops the triggers, having run the others."""
        if not model or not schema_editor:
            return None
        *before, last = self._removal(model, schema_editor)
        for statement in before:
            schema_editor.execute(statement)
        return last

    def validate(self, *_args: object, **_options: object) -> None:
        """Accept every new row: only changes are refused, and those by the database."""

    def forget_all(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> None:
        """Empty the table all the same: for tests that clean a shared database after themselves."""
        for statement in self._removal(model, schema_editor):
            schema_editor.execute(statement)
        schema_editor.execute(f"DELETE FROM {_table(model, schema_editor)}")  # noqa: S608 - a table's own name
        for statement in self._creation(model, schema_editor):
            schema_editor.execute(statement)

    def _creation(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> list[str]:
        """Return the statements that make the triggers."""
        table = _table(model, schema_editor)
        if schema_editor.connection.vendor == "sqlite":
            refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
            return [
                f"CREATE TRIGGER {self.name}_{act.lower()} BEFORE {act} ON {table} {refuse}"
                for act in ("UPDATE", "DELETE")
            ]
        body = f"BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END"
        watched = f"BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {self.name}()"
        return [
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
            f"CREATE TRIGGER {self.name} {watched}",
        ]

    def _removal(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> list[str]:
        """Return the statements that drop the triggers."""
        if schema_editor.connection.vendor == "sqlite":
            return [f"DROP TRIGGER {self.name}_{act}" for act in ("update", "delete")]
        table = _table(model, schema_editor)
        return [f"DROP TRIGGER {self.name} ON {table}", f"DROP FUNCTION {self.name}()"]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AppendOnly) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


def _table(model: type[Model], schema_editor: BaseDatabaseSchemaEditor) -> str:
    """Return the model's table as SQL names it."""
    return schema_editor.quote_name(model._meta.db_table)  # noqa: SLF001 - Django documents _meta
