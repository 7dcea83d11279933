from django.db import migrations
from django.utils import timezone

#: Rows that are written once. On PostgreSQL decisions and steps kept their triggers from 0002.
FROZEN = ("decision", "step", "document", "signedcopy", "move", "remark")
NEW = FROZEN[2:]
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
    *(
        f"""CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON ceremonies_{table}
        FOR EACH ROW EXECUTE FUNCTION ceremonies_refuse()"""
        for table in NEW
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
        *(f"DROP TRIGGER {table}_no_change ON ceremonies_{table}" for table in NEW),
        "DROP TRIGGER candidacy_takes_steps ON ceremonies_candidacy",
        "DROP FUNCTION ceremonies_step_taken()",
    ],
}


def guard(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def publish(apps, schema_editor):
    """The versions that were there are in force."""
    apps.get_model("ceremonies", "Policy").objects.update(published_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("ceremonies", "0003_whole_procedure")]
    operations = [
        migrations.RunPython(publish, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
