from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ceremonies", "0021_resolution_numbers")]

    operations = [
        migrations.AddField(
            model_name="probationtask",
            name="given_on",
            field=models.DateField(editable=False, null=True, verbose_name="ngày giao"),
        ),
        migrations.AddField(
            model_name="noticepreference",
            name="feed_content",
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.AddField(
            model_name="noticepreference",
            name="feed_changed_at",
            field=models.DateTimeField(null=True, verbose_name="lịch đổi lần cuối"),
        ),
    ]
