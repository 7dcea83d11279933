from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("ceremonies", "0027_home_indexes")]
    dependencies = [("ceremonies", "0003_union_minutes")]

    operations = [
        migrations.AddIndex(
            model_name="candidacy",
            index=models.Index(fields=["authority", "state", "desk_since"], name="candidacy_authority"),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(fields=["actor", "at", "id"], name="step_actor"),
        ),
    ]
