from django.db import migrations

from ceremonies.models.counting.upkeep import count_anew


def count(apps, schema_editor):
    count_anew(schema_editor.connection)


class Migration(migrations.Migration):
    replaces = [("ceremonies", "0023_counting")]
    dependencies = [("ceremonies", "0002_guards")]
    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
