from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ceremonies', '0007_road_steps'),
    ]

    operations = [
        migrations.AddField(
            model_name='ceremony',
            name='reported_on',
            field=models.DateField(blank=True, null=True, verbose_name='ngày gửi báo cáo'),
        ),
    ]
