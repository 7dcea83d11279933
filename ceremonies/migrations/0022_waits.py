from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ceremonies", "0021_resolution_numbers")]

    operations = [
        migrations.AddField(
            model_name="probationtask",
            name="given_on",
            field=models.DateField(editable=False, null=True, verbose_name="ngày giao"),
        ),
    ]
