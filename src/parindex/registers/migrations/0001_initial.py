import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('foundation', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Displaced',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier_id', models.BigIntegerField()),
                ('before', models.JSONField()),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='foundation.batch')),
            ],
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('direction', models.CharField(max_length=10)),
                ('number', models.CharField(blank=True, max_length=60)),
                ('kind', models.CharField(blank=True, max_length=20)),
                ('subject', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=500)),
                ('issuer', models.CharField(blank=True, max_length=200)),
                ('issued_on', models.DateField()),
                ('issued_month', models.PositiveIntegerField()),
                ('covers_year', models.PositiveSmallIntegerField(null=True)),
                ('effective_on', models.DateField(null=True)),
                ('expires_on', models.DateField(null=True)),
                ('is_secret', models.BooleanField(default=False)),
                ('is_electronic', models.BooleanField(null=True)),
                ('is_signed', models.BooleanField(null=True)),
                ('batch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.batch')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='foundation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60)),
                ('procedure_code', models.CharField(blank=True, max_length=40)),
                ('procedure_name', models.CharField(blank=True, max_length=500)),
                ('procedure_key', models.CharField(max_length=80)),
                ('field', models.CharField(blank=True, max_length=200)),
                ('office', models.CharField(blank=True, max_length=200)),
                ('officer', models.CharField(blank=True, max_length=150)),
                ('owner_masked', models.CharField(blank=True, max_length=150)),
                ('state', models.PositiveSmallIntegerField()),
                ('raw_state', models.CharField(blank=True, max_length=100)),
                ('channel', models.CharField(blank=True, max_length=20)),
                ('received_at', models.DateTimeField(null=True)),
                ('received_on', models.DateField()),
                ('received_month', models.PositiveIntegerField()),
                ('due_at', models.DateTimeField(null=True)),
                ('due_on', models.DateField(null=True)),
                ('knows_due', models.BooleanField(default=True)),
                ('finished_at', models.DateTimeField(null=True)),
                ('finished_on', models.DateField(null=True)),
                ('finished_month', models.PositiveIntegerField(null=True)),
                ('knows_finish', models.BooleanField(default=True)),
                ('returned_on', models.DateField(null=True)),
                ('returned_by_post', models.BooleanField(null=True)),
                ('apology_on', models.DateField(null=True)),
                ('knows_apology', models.BooleanField(default=False)),
                ('in_system_on', models.DateField(null=True)),
                ('knows_in_system', models.BooleanField(default=False)),
                ('is_offered_online', models.BooleanField(null=True)),
                ('has_fee', models.BooleanField(null=True)),
                ('paid_online_on', models.DateField(null=True)),
                ('knows_payment', models.BooleanField(default=False)),
                ('has_digitised_components', models.BooleanField(null=True)),
                ('has_electronic_result', models.BooleanField(null=True)),
                ('row_digest', models.CharField(max_length=40)),
                ('batch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.batch')),
                ('receiving_unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.unit')),
                ('supporting_unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='foundation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('programme', models.CharField(max_length=60)),
                ('text', models.TextField()),
                ('owner_position', models.CharField(blank=True, max_length=20)),
                ('support_positions', models.JSONField(default=list)),
                ('product', models.CharField(blank=True, max_length=300)),
                ('period', models.CharField(blank=True, max_length=20)),
                ('recipient', models.CharField(blank=True, max_length=200)),
                ('first_due_on', models.DateField(null=True)),
                ('due_on', models.DateField(null=True)),
                ('due_month', models.PositiveIntegerField(null=True)),
                ('finished_on', models.DateField(null=True)),
                ('cancelled_on', models.DateField(null=True)),
                ('batch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.batch')),
                ('source_document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='registers.document')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='foundation.unit')),
            ],
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['unit', 'issued_on'], name='documents_by_issue'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['subject', 'issued_on'], name='documents_by_subject'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(fields=['unit', 'received_on'], name='dossiers_by_receipt'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(fields=['unit', 'finished_on'], name='dossiers_by_finish'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.UniqueConstraint(fields=('unit', 'code'), name='dossiers_one_row_a_code'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(fields=['unit', 'due_on'], name='tasks_by_deadline'),
        ),
    ]
