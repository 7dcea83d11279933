"""The rows that are counted, as SQL of both databases: what the triggers write, and what is written anew."""

from dataclasses import dataclass

from ceremonies.choices import CourseKind, Route, State
from ceremonies.rules.categories import DIMENSIONS, OTHER, UNSAID
from ceremonies.rules.groups import INTELLECTUAL, WORKER

#: Of a person: a change of these changes the lot.
OF_PERSON = ("sex", "birth_date", "ethnicity", "religion", "qualification", "education", "job_title")
#: Of a file.
OF_FILE = (
    *("person_id", "route", "nominator_id", "cell_id", "sent_on", "listed_on", "ceremony_on"),
    "official_from",
)
#: Of a learner and of the class.
OF_LEARNER = ("course_id", "person_id", "proposed_by_id")
OF_COURSE = ("kind", "organisation_id", "starts_on")
#: Of a file: whose newest it is, where it lies and who nominated.
OF_NEWEST = ("person_id", "cell_id", "nominator_id", "sent_on", "opened_on")
#: Characters of the path of a body next to the top of the tree.
UNIT = 12
_LOT = ("sex", "ethnicity", "religion", "education", "occupation", "is_worker", "is_intellectual")


@dataclass(frozen=True)
class Dialect:
    """`find`: the name of the function that finds a text in a text. `month`, `days`: of the step `s`.

    `age`: of the person `p` on the first day of the class `c`.
    """

    find: str
    month: str
    days: str
    age: str


def is_sent(file: str) -> str:
    """As `permissions.files.SENT`."""
    return f"({file}.sent_on IS NOT NULL OR {file}.nominator_id IS NULL)"


def is_cancelled(file: str) -> str:
    return f"({file}.state = '{State.CANCELLED}')"


def write_files(dialect: Dialect, which: str) -> list[str]:
    """Of the files of whom `which` says, as "IN (…)" of their keys; they have no rows yet."""
    return _write(
        "countedfile",
        "candidacy_id",
        "cell_id, nominator_id, place, birth_date, from_youth_union, nominated_on, listed_on, admitted_on, "
        "recognised_on",
        f"""SELECT f.id, CASE WHEN {is_sent("f")} THEN f.cell_id END AS cell_id, f.nominator_id,
        CASE WHEN {is_sent("f")} THEN o.path ELSE '' END AS place, p.birth_date,
        (f.route = '{Route.YOUTH_UNION}') AS from_youth_union,
        CASE WHEN f.nominator_id IS NOT NULL THEN f.sent_on END AS nominated_on, f.listed_on,
        CASE WHEN NOT {is_cancelled("f")} THEN f.ceremony_on END AS admitted_on, f.official_from AS recognised_on,
        {_groups(dialect)}
        FROM ceremonies_candidacy f JOIN members_person p ON p.id = f.person_id
        JOIN members_organisation o ON o.id = f.cell_id WHERE f.id {which}""",
    )


def write_learners(dialect: Dialect, which: str) -> list[str]:
    """The same of learners."""
    return _write(
        "countedlearner",
        "attendance_id",
        "cell_id, nominator_id, place, of_cell, age, starts_on",
        f"""SELECT a.id, o.id AS cell_id, f.nominator_id, o.path AS place,
        (COALESCE(a.proposed_by_id, f.cell_id) IS NOT NULL) AS of_cell, {dialect.age} AS age, c.starts_on,
        {_groups(dialect)}
        FROM ceremonies_attendance a JOIN ceremonies_course c ON c.id = a.course_id
        JOIN members_person p ON p.id = a.person_id
        LEFT JOIN ceremonies_candidacy f ON f.id = (
            SELECT n.id FROM ceremonies_candidacy n WHERE n.person_id = a.person_id AND {is_sent("n")}
            ORDER BY n.opened_on DESC, n.id DESC LIMIT 1)
        JOIN members_organisation o ON o.id = COALESCE(a.proposed_by_id, f.cell_id, c.organisation_id)
        WHERE c.kind = '{CourseKind.AWARENESS}' AND a.id {which}""",
    )


def _write(table: str, key: str, columns: str, entries: str) -> list[str]:
    lot, same = ", ".join(_LOT), " AND ".join(f"lot.{name} = x.{name}" for name in _LOT)
    values = ", ".join(f"x.{name}" for name in columns.split(", "))
    return [
        f"INSERT INTO ceremonies_countedlot ({lot}) SELECT DISTINCT {lot} FROM ({entries}) x WHERE true "
        "ON CONFLICT DO NOTHING",
        f"INSERT INTO ceremonies_{table} ({key}, {columns}, lot_id) "
        f"SELECT x.id, {values}, lot.id FROM ({entries}) x JOIN ceremonies_countedlot lot ON {same}",
    ]


def _groups(dialect: Dialect) -> str:
    """What the lot of the person `p` is told by."""
    return f"""p.sex, p.ethnicity, p.religion, {_code("education", dialect)} AS education,
        {_code("occupation", dialect)} AS occupation, {_mentions(("job_title",), WORKER)} AS is_worker,
        {_mentions(("qualification", "education"), INTELLECTUAL)} AS is_intellectual"""


def _code(dimension: str, dialect: Dialect) -> str:
    """What `Dimension.code_of` answers."""
    asked = DIMENSIONS[dimension]
    text = " || ' ' || ".join(f"p.{field}" for field in asked.fields)
    whens = " ".join(
        f"WHEN {' OR '.join(_found(dialect, text, way) for way in group.spellings)} THEN '{group.code}'"
        for group in asked.groups
    )
    return f"CASE WHEN TRIM({text}) = '' THEN '{UNSAID}' {whens} ELSE '{OTHER}' END"


def _found(dialect: Dialect, text: str, word: str) -> str:
    return f"{dialect.find}({text}, '{word}') > 0"


def _mentions(fields: tuple[str, ...], words: tuple[str, ...]) -> str:
    """As `selectors.plans.group_condition` asks."""
    return "(" + " OR ".join(f"p.{field} LIKE '%{word}%'" for field in fields for word in words) + ")"


def write_steps(
    dialect: Dialect,
    sign: str,
    *,
    files: str = "ceremonies_candidacy",
    steps: str = "ceremonies_step",
    where: str,
) -> list[str]:
    """`files`: rows that have id, cell_id, sent_on and nominator_id. `sign`: "" or "-"."""
    source = f"""FROM {files} f JOIN {steps} s ON s.candidacy_id = f.id
        JOIN members_organisation o ON o.id = f.cell_id WHERE {is_sent("f")} AND {where}"""
    unit = f"SUBSTR(o.path, 1, {UNIT})"
    kinds = {
        "s.target, CAST(NULL AS INTEGER)": ("", "true"),
        "s.source, CAST(NULL AS INTEGER)": ("-", "s.source <> ''"),
        f"s.source, {dialect.days}": ("", "s.source <> '' AND s.waited_since IS NOT NULL"),
    }
    return [
        "INSERT INTO ceremonies_countedsteps (unit, month, state, days, number) "
        f"SELECT {unit}, {dialect.month}, {kind}, {_signed(sign, own)} {source} AND {condition} GROUP BY 1, 2, 3, 4"
        for kind, (own, condition) in kinds.items()
    ]


def _signed(*signs: str) -> str:
    return "-COUNT(*)" if signs.count("-") == 1 else "COUNT(*)"
