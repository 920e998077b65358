import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('foundation', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=100, unique=True)),
                ('title', models.CharField(max_length=300)),
                ('fingerprint', models.CharField(max_length=64)),
                ('content', models.JSONField()),
                ('loaded_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=300)),
                ('period_from', models.DateField()),
                ('period_to', models.DateField()),
                ('survey', models.CharField(default='held', max_length=10)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='foundation.unit')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='index.edition')),
            ],
            options={
                'ordering': ['-year'],
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(max_length=60)),
                ('is_ranked', models.BooleanField(default=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='foundation.unit')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='index.round')),
            ],
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateField()),
                ('edition_fingerprint', models.CharField(max_length=64)),
                ('engine_version', models.CharField(max_length=20)),
                ('facts_digest', models.CharField(max_length=64)),
                ('computed_at', models.DateTimeField()),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='runs', to='index.round')),
            ],
            options={
                'ordering': ['-as_of', '-id'],
            },
        ),
        migrations.CreateModel(
            name='UnitResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(max_length=60)),
                ('rank', models.PositiveIntegerField(null=True)),
                ('points', models.BigIntegerField()),
                ('max_points', models.BigIntegerField()),
                ('open_points', models.BigIntegerField()),
                ('bonus', models.BigIntegerField(default=0)),
                ('penalty', models.BigIntegerField(default=0)),
                ('rank_class', models.CharField(blank=True, max_length=40)),
                ('areas', models.JSONField()),
                ('leaves', models.JSONField()),
                ('facts', models.JSONField()),
                ('problems', models.JSONField(default=list)),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='index.run')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='foundation.unit')),
            ],
            options={
                'ordering': ['run', 'group', 'rank'],
            },
        ),
        migrations.CreateModel(
            name='Leaf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('leaf_id', models.CharField(max_length=120)),
                ('code', models.CharField(max_length=20)),
                ('area', models.CharField(max_length=10)),
                ('label', models.CharField(max_length=500)),
                ('owner', models.CharField(max_length=20)),
                ('max_points', models.BigIntegerField()),
                ('place', models.PositiveSmallIntegerField()),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='leaves', to='index.edition')),
            ],
            options={
                'ordering': ['edition', 'place'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'leaf_id'), name='scorecards_one_leaf_an_id')],
            },
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fact', models.CharField(max_length=100)),
                ('period', models.CharField(max_length=10)),
                ('as_of', models.DateField()),
                ('state', models.CharField(max_length=12)),
                ('value', models.CharField(blank=True, max_length=60)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=150)),
                ('is_withdrawn', models.BooleanField(default=False)),
                ('batch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.batch')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='foundation.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'period', 'fact', 'as_of'], name='observations_latest')],
            },
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(fields=('authority', 'year'), name='rounds_one_a_year'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(fields=('round', 'unit'), name='rounds_a_unit_once'),
        ),
        migrations.AddConstraint(
            model_name='unitresult',
            constraint=models.UniqueConstraint(fields=('run', 'unit'), name='results_a_unit_once'),
        ),
    ]
