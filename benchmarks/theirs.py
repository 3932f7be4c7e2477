"""django-import-export doing the same work: the same workbook into the same table, in its default and its bulk mode."""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import tablib
from import_export import fields, resources
from import_export.widgets import CharWidget

from muster.engine.identity import email_key
from muster.participants.identity import search_text, sort_name
from muster.participants.models import Participant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.db.models import QuerySet

    from muster.programs.models import Program

OWN = {
    "job title": "job_title",
    "department": "department",
    "location": "location",
    "phone": "phone",
    "start date": "start_date",
    "years of experience": "years_experience",
    "bio": "bio",
}
SEARCHED = ("job_title", "department", "location", "phone", "skills")


class ParticipantResource(resources.ModelResource):
    """Every column of the bench file, into the columns and the JSON object that Muster keeps."""

    email = fields.Field(attribute="email", column_name="email")
    email_key = fields.Field(attribute="email_key", column_name="email_key")
    first_name = fields.Field(attribute="first_name", column_name="first name", widget=CharWidget())
    last_name = fields.Field(attribute="last_name", column_name="last name", widget=CharWidget())

    class Meta:
        model = Participant
        fields = ("email", "email_key", "first_name", "last_name")
        import_id_fields = ("email_key",)

    program: Program

    def get_queryset(self) -> QuerySet[Participant]:
        """Who is in the program: an address may be in another one, too, and the index of addresses begins with it."""
        return Participant.objects.filter(program=self.program)

    def before_import(self, dataset: tablib.Dataset, **_kwargs: Any) -> None:  # noqa: ANN401 - their signature
        dataset.append_col([email_key(email) for email in dataset["email"]], header="email_key")

    def import_instance(self, instance: Participant, row: dict[str, Any], **kwargs: Any) -> None:  # noqa: ANN401
        super().import_instance(instance, row, **kwargs)
        values: dict[str, Any] = {
            key: str(row[header]) for header, key in OWN.items() if row[header] is not None
        }
        values["start_date"] = row["start date"].date().isoformat()
        values["phone"] = values["phone"].replace(" ", "")
        values["skills"] = [skill.strip() for skill in row["skills"].split(";")]
        instance.program_id = self.program.pk
        instance.values = values
        instance.is_mentor = True
        instance.sort_name = sort_name(instance.first_name, instance.last_name, instance.email_key)
        named = (instance.first_name, instance.last_name, instance.email)
        instance.search_text = search_text([*named, *(values[key] for key in SEARCHED)])


class BulkParticipantResource(ParticipantResource):
    class Meta(ParticipantResource.Meta):
        use_bulk = True
        batch_size = 1000
        skip_diff = True

    def get_bulk_update_fields(self) -> list[str]:
        """Their own answer is the declared fields alone: an update would leave the others as they were."""
        return [*super().get_bulk_update_fields(), "values", "sort_name", "search_text"]


def run(program: Program, path: Path, *, is_bulk: bool) -> float:
    """Rows a second from the workbook to committed participants."""
    resource = BulkParticipantResource() if is_bulk else ParticipantResource()
    resource.program = program
    with as_python_starts():
        started = time.perf_counter()
        dataset = tablib.Dataset().load(path.read_bytes(), format="xlsx")
        result = resource.import_data(dataset, dry_run=False, raise_errors=True, use_transactions=True)
        seconds = time.perf_counter() - started
    rows: int = result.total_rows
    return rows / seconds


@contextmanager
def as_python_starts() -> Iterator[None]:
    """Muster has cycles looked for less often, in the whole process: that is ours, and not theirs."""
    ours = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*ours)
