"""The triggers of SQLite: once for each row."""

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
    find="INSTR",
    month="STRFTIME('%Y-%m-01', s.at, '+7 hours')",  # Asia/Ho_Chi_Minh has no summer time
    days="CAST(JULIANDAY(s.at) - JULIANDAY(s.waited_since) + 0.00001 AS INTEGER)",
    age="STRFTIME('%Y', c.starts_on) - STRFTIME('%Y', p.birth_date) "
    "- (STRFTIME('%m%d', c.starts_on) < STRFTIME('%m%d', p.birth_date))",
)
_FILES_OF_PERSON = "IN (SELECT id FROM ceremonies_candidacy WHERE person_id = NEW.id)"
_ALL = "SELECT id FROM ceremonies_attendance WHERE"
_LEARNERS_OF_COURSE = f"IN ({_ALL} course_id = NEW.id)"
_LEARNERS_OF_PERSON = f"IN ({_ALL} person_id = NEW.id)"
_MOVING = ("id", "cell_id", "sent_on", "nominator_id")


def _row(which: str) -> str:
    """OLD or NEW of a file as a table of one row."""
    return f"(SELECT {', '.join(f'{which}.{name} AS {name}' for name in _MOVING)})"


def _changed(names: tuple[str, ...]) -> str:
    return " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in names)


def _forget(which: str) -> str:
    return f"DELETE FROM ceremonies_countedfile WHERE candidacy_id {which}"


def _learners(which: str) -> list[str]:
    """Written anew."""
    return [
        f"DELETE FROM ceremonies_countedlearner WHERE attendance_id {which}",
        *write_learners(DIALECT, which),
    ]


def _of_file(*rows: str) -> str:
    people = ", ".join(f"{row}.person_id" for row in rows)
    return f"IN ({_ALL} person_id IN ({people}))"


def _trigger(name: str, event: str, when: str, statements: list[str]) -> str:
    return f"CREATE TRIGGER {name} AFTER {event} WHEN {when} BEGIN {'; '.join(statements)}; END"


def triggers() -> dict[str, str]:
    """By name."""
    sums, new, old = write_steps, _row("NEW"), _row("OLD")
    moved = f"({_changed(('cell_id',))}) OR {is_sent('OLD')} <> {is_sent('NEW')}"
    other_unit = f"SUBSTR(OLD.path, 1, {UNIT}) <> SUBSTR(NEW.path, 1, {UNIT})"
    of_cell = "(SELECT id, cell_id, sent_on, nominator_id FROM ceremonies_candidacy WHERE cell_id = NEW.id)"
    made = {
        "counted_new_file": (
            "INSERT ON ceremonies_candidacy",
            "true",
            [*write_files(DIALECT, "= NEW.id"), *sums(DIALECT, "", files=new, where="true")],
        ),
        "counted_changed_file": (
            f"UPDATE OF {', '.join((*OF_FILE, 'state'))} ON ceremonies_candidacy",
            f"{_changed(OF_FILE)} OR {is_cancelled('OLD')} <> {is_cancelled('NEW')}",
            [_forget("= OLD.id"), *write_files(DIALECT, "= NEW.id")],
        ),
        "counted_moved_file": (
            "UPDATE OF cell_id, sent_on, nominator_id ON ceremonies_candidacy",
            moved,
            [*sums(DIALECT, "-", files=old, where="true"), *sums(DIALECT, "", files=new, where="true")],
        ),
        "counted_gone_file": (
            "DELETE ON ceremonies_candidacy",
            "true",
            [_forget("= OLD.id"), *sums(DIALECT, "-", files=old, where="true")],
        ),
        "counted_person": (
            f"UPDATE OF {', '.join(OF_PERSON)} ON members_person",
            _changed(OF_PERSON),
            [
                _forget(_FILES_OF_PERSON),
                *write_files(DIALECT, _FILES_OF_PERSON),
                *_learners(_LEARNERS_OF_PERSON),
            ],
        ),
        "counted_place": (
            "UPDATE OF path ON members_organisation",
            "OLD.path <> NEW.path",
            [
                "UPDATE ceremonies_countedfile SET place = NEW.path WHERE cell_id = NEW.id",
                "UPDATE ceremonies_countedlearner SET place = NEW.path WHERE cell_id = NEW.id",
            ],
        ),
        "counted_other_unit": (
            "UPDATE OF path ON members_organisation",
            other_unit,
            [*_of_old_place(of_cell), *sums(DIALECT, "", files=of_cell, where="true")],
        ),
        "counted_step": (
            "INSERT ON ceremonies_step",
            "true",
            sums(DIALECT, "", where="s.id = NEW.id AND f.id = NEW.candidacy_id"),
        ),
        **_of_learners(),
    }
    return {name: _trigger(name, *each) for name, each in made.items()}


def _of_learners() -> dict[str, tuple[str, str, list[str]]]:
    """A new class has no learners yet; who has any is not deleted."""
    gone = "DELETE FROM ceremonies_countedlearner WHERE attendance_id = OLD.id"
    return {
        "counted_new_learner": (
            "INSERT ON ceremonies_attendance",
            "true",
            write_learners(DIALECT, "= NEW.id"),
        ),
        "counted_changed_learner": (
            f"UPDATE OF {', '.join(OF_LEARNER)} ON ceremonies_attendance",
            _changed(OF_LEARNER),
            _learners("= NEW.id"),
        ),
        "counted_gone_learner": ("DELETE ON ceremonies_attendance", "true", [gone]),
        "counted_course": (
            f"UPDATE OF {', '.join(OF_COURSE)} ON ceremonies_course",
            _changed(OF_COURSE),
            _learners(_LEARNERS_OF_COURSE),
        ),
        "counted_new_newest": ("INSERT ON ceremonies_candidacy", "true", _learners(_of_file("NEW"))),
        "counted_other_newest": (
            f"UPDATE OF {', '.join(OF_NEWEST)} ON ceremonies_candidacy",
            _changed(OF_NEWEST),
            _learners(_of_file("OLD", "NEW")),
        ),
        "counted_gone_newest": ("DELETE ON ceremonies_candidacy", "true", _learners(_of_file("OLD"))),
    }


def _of_old_place(files: str) -> list[str]:
    """The organisation has its new path already."""
    return [
        statement.replace("SUBSTR(o.path,", "SUBSTR(OLD.path,")
        for statement in write_steps(DIALECT, "-", files=files, where="true")
    ]


def drop(name: str) -> list[str]:
    return [f"DROP TRIGGER IF EXISTS {name}"]


INSTALLED = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'counted_%'"
