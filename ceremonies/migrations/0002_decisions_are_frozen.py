from django.db import migrations

SQLITE = [
    f"""CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON ceremonies_{table}
    BEGIN SELECT RAISE(ABORT, 'issued decisions and taken steps are never changed'); END"""
    for table in ("decision", "step")
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """CREATE FUNCTION ceremonies_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'issued decisions and taken steps are never changed'; END $$""",
    *(
        f"""CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON ceremonies_{table}
        FOR EACH ROW EXECUTE FUNCTION ceremonies_refuse()"""
        for table in ("decision", "step")
    ),
]
UNDO = {
    "sqlite": [f"DROP TRIGGER {table}_no_{verb}" for table in ("decision", "step") for verb in ("update", "delete")],
    "postgresql": [
        *(f"DROP TRIGGER {table}_no_change ON ceremonies_{table}" for table in ("decision", "step")),
        "DROP FUNCTION ceremonies_refuse()",
    ],
}


def guard(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ceremonies", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
