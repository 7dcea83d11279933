"""What is written once, and the road of a file, are guarded by the database itself.

SQLite makes a table anew to alter it and loses its triggers: whoever alters one of these tables calls `unguard` before
and `guard` after.
"""

from django.db import migrations

FROZEN = ("decision", "step", "document", "signedcopy", "move", "remark")
A_STEP_OF_THIS_KIND = """SELECT 1 FROM ceremonies_step WHERE candidacy_id = OLD.id AND version = NEW.version - 1
    AND source = OLD.state AND target = NEW.state"""
SQLITE = [
    *(
        f"""CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON ceremonies_{table}
        BEGIN SELECT RAISE(ABORT, 'issued papers and taken steps are never changed'); END"""
        for table in FROZEN
        for verb in ("UPDATE", "DELETE")
    ),
    f"""CREATE TRIGGER candidacy_takes_steps BEFORE UPDATE OF state ON ceremonies_candidacy
    WHEN NEW.state <> OLD.state AND NOT EXISTS ({A_STEP_OF_THIS_KIND})
    BEGIN SELECT RAISE(ABORT, 'a file changes its state by a step only'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION ceremonies_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'issued papers and taken steps are never changed'; END $$""",
    *(
        f"""CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON ceremonies_{table}
        FOR EACH ROW EXECUTE FUNCTION ceremonies_refuse()"""
        for table in FROZEN
    ),
    f"""CREATE FUNCTION ceremonies_step_taken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.state <> OLD.state AND NOT EXISTS ({A_STEP_OF_THIS_KIND}) THEN
        RAISE EXCEPTION 'a file changes its state by a step only';
    END IF;
    RETURN NEW; END $$""",
    """CREATE TRIGGER candidacy_takes_steps BEFORE UPDATE OF state ON ceremonies_candidacy
    FOR EACH ROW EXECUTE FUNCTION ceremonies_step_taken()""",
]
UNDO = {
    "sqlite": [
        *(f"DROP TRIGGER {table}_no_{verb}" for table in FROZEN for verb in ("update", "delete")),
        "DROP TRIGGER candidacy_takes_steps",
    ],
    "postgresql": [
        *(f"DROP TRIGGER {table}_no_change ON ceremonies_{table}" for table in FROZEN),
        "DROP TRIGGER candidacy_takes_steps ON ceremonies_candidacy",
        "DROP FUNCTION ceremonies_refuse()",
        "DROP FUNCTION ceremonies_step_taken()",
    ],
}


def guard(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    replaces = [("ceremonies", "0002_decisions_are_frozen"), ("ceremonies", "0004_road_is_guarded")]
    dependencies = [("ceremonies", "0001_tables")]
    operations = [migrations.RunPython(guard, unguard)]
