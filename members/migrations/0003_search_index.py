"""What `members.selectors.search` looks into: the words of each name, the numbers, and the last four digits of each number.

SQLite: a contentless FTS5 table, kept by triggers. PostgreSQL: a functional GIN index. Both take words of a–z and 0–9.
"""

from django.db import migrations

TEXT = (
    "{row}search_key || ' ' || COALESCE({row}citizen_id, '') || ' ' || {row}phone || ' ' "
    "|| {last}(COALESCE({row}citizen_id, ''), {digits}) || ' ' || {last}({row}phone, {digits})"
)
_NEW, _OLD, _ROW = (TEXT.format(row=row, last="substr", digits=-4) for row in ("new.", "old.", ""))
_ADD = f"INSERT INTO members_person_words (rowid, text) VALUES (new.id, {_NEW});"
_DROP = (
    f"INSERT INTO members_person_words (members_person_words, rowid, text) VALUES ('delete', old.id, {_OLD});"
)
SQLITE = [
    """CREATE VIRTUAL TABLE members_person_words
    USING fts5(text, content='', detail=none, columnsize=0, tokenize='ascii')""",
    f"INSERT INTO members_person_words (rowid, text) SELECT id, {_ROW} FROM members_person",
    f"CREATE TRIGGER person_words_insert AFTER INSERT ON members_person BEGIN {_ADD} END",
    f"CREATE TRIGGER person_words_delete AFTER DELETE ON members_person BEGIN {_DROP} END",
    f"""CREATE TRIGGER person_words_update AFTER UPDATE OF search_key, citizen_id, phone ON members_person
    BEGIN {_DROP} {_ADD} END""",
]
POSTGRESQL = [
    f"""CREATE INDEX person_words ON members_person USING gin (to_tsvector('simple',
    regexp_replace({TEXT.format(row="", last="right", digits=4)}, '[^a-z0-9]+', ' ', 'g')))"""
]
UNDO = {
    "sqlite": [
        *(f"DROP TRIGGER IF EXISTS person_words_{event}" for event in ("insert", "delete", "update")),
        "DROP TABLE IF EXISTS members_person_words",
    ],
    "postgresql": ["DROP INDEX IF EXISTS person_words"],
}


def index(apps, schema_editor):
    """Also for `manage.py rebuild_search_index`, which finds parts of it there."""
    unindex(apps, schema_editor)
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unindex(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    replaces = [("members", "0008_search_index")]
    dependencies = [("members", "0002_audit_is_append_only")]
    operations = [migrations.RunPython(index, unindex)]
