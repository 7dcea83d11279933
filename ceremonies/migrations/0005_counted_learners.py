import django.db.models.deletion
from django.db import migrations, models

from ceremonies.models.counting.upkeep import count_anew


def count(apps, schema_editor):
    """Installs the triggers of files, steps and learners, and counts what is there."""
    count_anew(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('ceremonies', '0004_home_indexes'),
        ('members', '0003_search_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='CountedLearner',
            fields=[
                ('attendance', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='counted', serialize=False, to='ceremonies.attendance')),
                ('place', models.CharField(max_length=120)),
                ('of_cell', models.BooleanField()),
                ('age', models.IntegerField()),
                ('starts_on', models.DateField()),
                ('cell', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='members.organisation')),
                ('lot', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='ceremonies.countedlot')),
                ('nominator', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='members.organisation')),
            ],
            options={
                'verbose_name': 'học viên được đếm',
                'default_permissions': (),
                'indexes': [models.Index(fields=['cell', 'of_cell', 'starts_on', 'place'], name='counted_learner_cell'), models.Index(fields=['nominator', 'starts_on', 'place'], name='counted_learner_union'), models.Index(fields=['lot', 'starts_on', 'place'], name='counted_learner_lot'), models.Index(fields=['age', 'starts_on', 'place'], name='counted_learner_age')],
            },
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
