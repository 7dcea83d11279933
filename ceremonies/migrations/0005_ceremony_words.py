from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ceremonies", "0004_road_is_guarded"),
    ]

    operations = [
        migrations.AddField(
            model_name="ceremony",
            name="ended_at",
            field=models.TimeField(blank=True, null=True, verbose_name="kết thúc lúc"),
        ),
        migrations.AddField(
            model_name="ceremony",
            name="late_consent",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="văn bản đồng ý tổ chức quá thời hạn"
            ),
        ),
        migrations.AddField(
            model_name="ceremony",
            name="report",
            field=models.TextField(blank=True, max_length=8000, verbose_name="báo cáo"),
        ),
    ]
