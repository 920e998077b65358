import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('foundation', '0001_initial'),
        ('registers', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(null=True)),
                ('title', models.CharField(max_length=500)),
                ('number', models.CharField(blank=True, max_length=60)),
                ('issuer', models.CharField(blank=True, max_length=200)),
                ('issued_on', models.DateField(null=True)),
                ('issued_precision', models.CharField(default='none', max_length=5)),
                ('signer_title', models.CharField(blank=True, max_length=100)),
                ('signer_name', models.CharField(blank=True, max_length=150)),
                ('is_confirmed', models.BooleanField(default=False)),
                ('file_name', models.CharField(max_length=255)),
                ('file_sha256', models.CharField(max_length=64)),
                ('lines', models.JSONField()),
                ('reading', models.JSONField()),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='registers.document')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='foundation.unit')),
            ],
            options={
                'ordering': ['-year', '-id'],
            },
        ),
        migrations.CreateModel(
            name='PlanItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('section', models.CharField(max_length=30)),
                ('kind', models.CharField(max_length=12)),
                ('area', models.PositiveSmallIntegerField(null=True)),
                ('owners', models.JSONField(default=list)),
                ('support', models.JSONField(default=list)),
                ('due_on', models.DateField(null=True)),
                ('recurrence', models.CharField(blank=True, max_length=40)),
                ('product', models.CharField(blank=True, max_length=300)),
                ('papers', models.JSONField(default=list)),
                ('text', models.TextField()),
                ('line', models.PositiveIntegerField()),
                ('line_end', models.PositiveIntegerField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='steering.plan')),
                ('task', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='plan_items', to='registers.task')),
            ],
            options={
                'ordering': ['plan', 'line'],
            },
        ),
        migrations.CreateModel(
            name='ItemLeaf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('leaf_id', models.CharField(max_length=120)),
                ('is_confirmed', models.BooleanField(default=False)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='leaf_links', to='steering.planitem')),
            ],
        ),
        migrations.CreateModel(
            name='PlanTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10)),
                ('value', models.CharField(max_length=60)),
                ('of', models.PositiveIntegerField(null=True)),
                ('text', models.TextField()),
                ('line', models.PositiveIntegerField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='steering.plan')),
            ],
        ),
        migrations.AddConstraint(
            model_name='planitem',
            constraint=models.UniqueConstraint(fields=('plan', 'key'), name='plans_an_item_once'),
        ),
        migrations.AddConstraint(
            model_name='itemleaf',
            constraint=models.UniqueConstraint(fields=('item', 'leaf_id'), name='plans_a_link_once'),
        ),
    ]
