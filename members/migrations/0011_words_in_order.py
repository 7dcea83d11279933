from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0010_drafts")]

    operations = [
        migrations.RemoveIndex(model_name="person", name="person_vietnamese_order"),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["sort_key", "id", "search_key"], name="person_vietnamese_order"),
        ),
    ]
