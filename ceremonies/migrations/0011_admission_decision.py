import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ceremonies', '0010_paper_batches'),
    ]

    operations = [
        migrations.AddField(
            model_name='admission',
            name='decision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='admissions', to='ceremonies.decision'),
        ),
    ]
