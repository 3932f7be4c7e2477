"""People who are to be invited, and a mail server that takes their mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.utils import timezone
from django_scopes import scope

from muster.notices.actions import INSERT_SQL, invitation_rows
from tests.notices.mail_server import running_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from muster.participants.models import Participant
    from tests.conftest import Cast
    from tests.notices.mail_server import Post


@pytest.fixture
def post(mail_on, settings) -> Iterator[Post]:
    """Mail goes over SMTP to this server."""
    with running_server() as (post, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_TIMEOUT = 5
        yield post


@pytest.fixture
def invite(cast: Cast) -> Callable[..., Participant]:
    """Adds an imported person with an invitation that is due, and answers the participant."""

    def invite(email: str = "ada@example.org", **values: object) -> Participant:
        from muster.participants.models import Participant

        values = {"first_name": "Ada", "is_mentor": True, "status": "imported", "sort_name": email, **values}
        with scope(organisation=cast.northwind):
            values = {"program": cast.spring, **values}
            person = Participant.objects.create(email=email, email_key=email.lower(), **values)
            cast.spring.hold_s = 0
            rows = invitation_rows(
                cast.spring, [(person.pk, person.email, person.email_key)], run_id=7, now=timezone.now()
            )
            with connection.cursor() as cursor:
                cursor.executemany(INSERT_SQL, rows)  # type: ignore[arg-type]
        return person

    return invite
