"""The triggers of PostgreSQL: once for each statement, however many rows it writes."""

from ceremonies.models.counting.rows import (
    OF_COURSE,
    OF_FILE,
    OF_LEARNER,
    OF_NEWEST,
    OF_PERSON,
    UNIT,
    Dialect,
    is_cancelled,
    is_sent,
    write_files,
    write_learners,
    write_steps,
)

DIALECT = Dialect(
    find="STRPOS",
    month="DATE_TRUNC('month', s.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date",
    days="FLOOR(EXTRACT(EPOCH FROM (s.at - s.waited_since)) / 86400 + 0.00001)::int",
    age="EXTRACT(YEAR FROM AGE(c.starts_on, p.birth_date))::int",
)
_GONE, _FRESH = "OLD TABLE AS gone", "NEW TABLE AS fresh"


def _both(names: tuple[str, ...]) -> str:
    """Rows before and after that differ."""
    old, new = (", ".join(f"{row}.{name}" for name in names) for row in ("gone", "fresh"))
    return f"FROM gone JOIN fresh ON fresh.id = gone.id WHERE (({old}) IS DISTINCT FROM ({new})"


def _rewrite(which: str) -> list[str]:
    return [f"DELETE FROM ceremonies_countedfile WHERE candidacy_id {which}", *write_files(DIALECT, which)]


def _learners(condition: str) -> list[str]:
    """Written anew: of the learners `a` of whom the condition says."""
    which = f"IN (SELECT a.id FROM ceremonies_attendance a WHERE {condition})"
    return [
        f"DELETE FROM ceremonies_countedlearner WHERE attendance_id {which}",
        *write_learners(DIALECT, which),
    ]


def _moves() -> list[str]:
    """Of files that went to another cell, or were sent."""
    other = f"(f.cell_id, {is_sent('f')}) IS DISTINCT FROM (other.cell_id, {is_sent('other')})"
    return [
        statement
        for sign, rows, others in (("-", "gone", "fresh"), ("", "fresh", "gone"))
        for statement in write_steps(
            DIALECT,
            sign,
            files=rows,
            where=f"EXISTS (SELECT 1 FROM {others} other WHERE other.id = f.id AND {other})",
        )
    ]


def _units() -> list[str]:
    """Of files whose cell lies below another body next to the top."""
    moved = (
        "o.id IN (SELECT fresh.id FROM gone JOIN fresh ON fresh.id = gone.id "
        f"WHERE SUBSTR(gone.path, 1, {UNIT}) <> SUBSTR(fresh.path, 1, {UNIT}))"
    )
    return [
        statement.replace("members_organisation o", f"{rows} o")
        for sign, rows in (("-", "gone"), ("", "fresh"))
        for statement in write_steps(DIALECT, sign, where=moved)
    ]


def triggers() -> dict[str, tuple[str, str]]:
    """By name: the function, and the trigger that calls it."""
    changed = f"{_both(OF_FILE)} OR {is_cancelled('gone')} <> {is_cancelled('fresh')})"
    people = f"IN (SELECT f.id FROM ceremonies_candidacy f WHERE f.person_id IN (SELECT fresh.id {_both(OF_PERSON)})))"
    places = [
        f"UPDATE {table} SET place = fresh.path FROM fresh WHERE fresh.id = cell_id AND {table}.place <> fresh.path"
        for table in ("ceremonies_countedfile", "ceremonies_countedlearner")
    ]
    made = {
        "counted_new_file": (
            "INSERT ON ceremonies_candidacy",
            (_FRESH,),
            [
                *write_files(DIALECT, "IN (SELECT id FROM fresh)"),
                *write_steps(DIALECT, "", files="fresh", where="true"),
            ],
        ),
        "counted_changed_file": (
            "UPDATE ON ceremonies_candidacy",
            (_GONE, _FRESH),
            [*_rewrite(f"IN (SELECT fresh.id {changed})"), *_moves()],
        ),
        "counted_gone_file": (
            "DELETE ON ceremonies_candidacy",
            (_GONE,),
            [
                "DELETE FROM ceremonies_countedfile WHERE candidacy_id IN (SELECT id FROM gone)",
                *write_steps(DIALECT, "-", files="gone", where="true"),
            ],
        ),
        "counted_person": (
            "UPDATE ON members_person",
            (_GONE, _FRESH),
            [*_rewrite(people), *_learners(f"a.person_id IN (SELECT fresh.id {_both(OF_PERSON)}))")],
        ),
        "counted_place": ("UPDATE ON members_organisation", (_GONE, _FRESH), [*places, *_units()]),
        "counted_step": (
            "INSERT ON ceremonies_step",
            (_FRESH,),
            write_steps(DIALECT, "", steps="fresh", where="true"),
        ),
        **_of_learners(),
    }
    return {name: _trigger(name, *each) for name, each in made.items()}


def _of_learners() -> dict[str, tuple[str, tuple[str, ...], list[str]]]:
    """A new class has no learners yet; who has any is not deleted."""
    of_course = _learners(f"a.course_id IN (SELECT fresh.id {_both(OF_COURSE)}))")
    moved = _both(OF_NEWEST)
    of_both = f"SELECT gone.person_id {moved}) UNION SELECT fresh.person_id {moved})"
    return {
        "counted_new_learner": (
            "INSERT ON ceremonies_attendance",
            (_FRESH,),
            write_learners(DIALECT, "IN (SELECT id FROM fresh)"),
        ),
        "counted_changed_learner": (
            "UPDATE ON ceremonies_attendance",
            (_GONE, _FRESH),
            _learners(f"a.id IN (SELECT fresh.id {_both(OF_LEARNER)}))"),
        ),
        "counted_gone_learner": (
            "DELETE ON ceremonies_attendance",
            (_GONE,),
            ["DELETE FROM ceremonies_countedlearner WHERE attendance_id IN (SELECT id FROM gone)"],
        ),
        "counted_course": ("UPDATE ON ceremonies_course", (_GONE, _FRESH), of_course),
        "counted_new_newest": (
            "INSERT ON ceremonies_candidacy",
            (_FRESH,),
            _learners("a.person_id IN (SELECT person_id FROM fresh)"),
        ),
        "counted_other_newest": (
            "UPDATE ON ceremonies_candidacy",
            (_GONE, _FRESH),
            _learners(f"a.person_id IN ({of_both})"),
        ),
        "counted_gone_newest": (
            "DELETE ON ceremonies_candidacy",
            (_GONE,),
            _learners("a.person_id IN (SELECT person_id FROM gone)"),
        ),
    }


def _trigger(name: str, event: str, tables: tuple[str, ...], statements: list[str]) -> tuple[str, str]:
    body = "; ".join(statements)
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body}; RETURN NULL; END $$",
        f"CREATE TRIGGER {name} AFTER {event} REFERENCING {' '.join(tables)} FOR EACH STATEMENT "
        f"EXECUTE FUNCTION {name}()",
    )


def drop(name: str) -> list[str]:
    return [f"DROP FUNCTION IF EXISTS {name}() CASCADE"]


INSTALLED = """SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE t.tgname LIKE 'counted_%'"""
