from django.db.models import Func, IntegerField


class WholeDays(Func):
    """Between two moments, as `Step.days_at_desk` counts them."""

    arity = 2
    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **extra):
        # A day of julianday is exact to a tenth of a millisecond; the addition is a second.
        return self._days(compiler, "CAST(JULIANDAY({}) - JULIANDAY({}) + 0.00001 AS INTEGER)")

    def as_postgresql(self, compiler, connection, **extra):
        return self._days(compiler, "FLOOR(EXTRACT(EPOCH FROM ({} - {})) / 86400 + 0.00001)::int")

    def _days(self, compiler, template: str):
        (first, first_params), (last, last_params) = map(compiler.compile, self.source_expressions)
        return template.format(last, first), (*last_params, *first_params)
