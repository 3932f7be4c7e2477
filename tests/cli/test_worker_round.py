"""One round of a worker, which belongs to no organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django_scopes import scopes_disabled

from muster.cli.worker import work_round
from muster.participants.models import SearchedText, SearchMark
from tests.participants.people import add_person

if TYPE_CHECKING:
    from tests.conftest import Cast


def test_a_round_indexes_the_people_of_every_organisation(cast: Cast) -> None:
    with scopes_disabled():
        for program in (cast.spring, cast.autumn):
            add_person(program, "walter@example.org", first_name="Walter")
    assert work_round("test worker", lambda: False)
    assert {cast.spring.pk, cast.autumn.pk} <= set(SearchedText.objects.values_list("program_id", flat=True))
    assert not work_round("test worker", lambda: False), "then there is nothing to do"
    assert SearchMark.objects.get().is_built
