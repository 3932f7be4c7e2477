from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """A program says whether full names begin with the family name."""

    dependencies = [("programs", "0003_notes_are_internal")]

    operations = [
        migrations.AddField(
            model_name="program",
            name="is_family_name_first",
            field=models.BooleanField(default=False, verbose_name="family name first"),
        ),
    ]
