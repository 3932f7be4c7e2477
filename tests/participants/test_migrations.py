"""What a migration does to people who are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from muster.participants.actions import delete_participant
from muster.participants.models import Participant
from tests.participants.people import add_person

if TYPE_CHECKING:
    from muster.programs.access import Place


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("scoped")
def test_numbers_of_people_deleted_before_the_indexes_changed_are_not_given_again(place: Place) -> None:
    kept, gone = (add_person(place.program, f"{name}@example.org") for name in ("kept", "gone"))
    gone_id = gone.pk
    delete_participant(gone, actor=place.member.user)
    MigrationExecutor(connection).migrate([("participants", "0004_erasure")])
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    assert Participant.objects.get(pk=kept.pk).email == "kept@example.org"
    assert add_person(place.program, "new@example.org").pk > gone_id
