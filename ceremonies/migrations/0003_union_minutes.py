from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("ceremonies", "0026_union_minutes")]
    dependencies = [("ceremonies", "0002_guards")]

    operations = [
        migrations.AddField(
            model_name="resolution",
            name="began_at",
            field=models.TimeField(blank=True, null=True, verbose_name="bắt đầu lúc"),
        ),
        migrations.AddField(
            model_name="resolution",
            name="ended_at",
            field=models.TimeField(blank=True, null=True, verbose_name="kết thúc lúc"),
        ),
        migrations.AddField(
            model_name="resolution",
            name="meeting_place",
            field=models.CharField(blank=True, max_length=200, verbose_name="địa điểm họp"),
        ),
    ]
