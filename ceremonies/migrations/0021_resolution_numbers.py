from collections import defaultdict

from django.db import migrations, models

from ceremonies.rules.paper_numbers import read_number

_CHUNK = 20_000


def fill(apps, schema_editor):
    rows = apps.get_model("ceremonies", "Resolution").objects.using(schema_editor.connection.alias)
    last = 0
    while chunk := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", "number")[:_CHUNK]):
        last, keys = chunk[-1][0], defaultdict(list)
        for pk, number in chunk:
            keys[read_number(number)[0]].append(pk)
        for value, pks in keys.items():
            rows.filter(pk__in=pks).update(number_value=value)


class Migration(migrations.Migration):
    dependencies = [
        ("ceremonies", "0020_cancelling_in_recognition"),
        ("members", "0010_drafts"),
    ]

    operations = [
        migrations.AddField(
            model_name="resolution",
            name="number_value",
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="resolution",
            index=models.Index(fields=["held_on", "id"], name="resolution_by_day"),
        ),
        migrations.AddIndex(
            model_name="resolution",
            index=models.Index(fields=["number_value", "held_on", "number"], name="resolution_by_number"),
        ),
    ]
