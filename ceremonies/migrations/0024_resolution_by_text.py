from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ceremonies", "0023_counting")]

    operations = [
        migrations.AddIndex(
            model_name="resolution",
            index=models.Index(fields=["number", "held_on"], name="resolution_by_text"),
        ),
    ]
