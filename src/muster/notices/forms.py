"""What somebody chooses when they join; what an administrator writes, and to whom."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from babel import Locale
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from muster.accounts.models import User
from muster.notices.texts import Words, check_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from muster.notices.mailings import Audience
    from muster.participants.models import Participant

MOST_DAYS_AHEAD = 366


class PasswordForm(forms.Form):
    """The password of the account that joining makes."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput,
        help_text=_("At least ten characters. With it and your e-mail you sign in from now on."),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, participant: Participant) -> None:
        super().__init__(data)
        self.participant = participant

    def clean_password(self) -> str:
        """Held to the same rules as every password here."""
        password: str = self.cleaned_data["password"]
        validate_password(password, User(email=self.participant.email, name=self.participant.full_name))
        return password


def is_typed(text: str, number: int) -> bool:
    """Whether the text is that very number, however its digits are grouped."""
    return re.sub(r"[\s.,'’]", "", text) == str(number)


class NumberField(forms.CharField):
    """A number that is typed before much is done, so that nobody does it by a press too many."""

    def __init__(self, number: int, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        super().__init__(required=False, **kwargs)
        self.number = number

    def clean(self, value: Any) -> int:  # noqa: ANN401 - Django's signature
        """The number; anything else, nothing included, is told what to type."""
        text = super().clean(value)
        if is_typed(text, self.number):
            return self.number
        said = (
            _("This is another number. Type %(number)s to go on.") if text else _("Type %(number)s to go on.")
        )
        raise forms.ValidationError(said % {"number": intcomma(self.number)})


class MailingForm(forms.Form):
    """When a mailing leaves, and the number of its people where there are many."""

    list_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    when = forms.DateTimeField(
        label=_("When"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )

    def __init__(self, data: Mapping[str, Any] | None, *, audience: Audience, time_zone: str) -> None:
        super().__init__(data, initial={"list_hash": audience.list_hash})
        self.time_zone = time_zone
        self.fields["when"].help_text = _("Empty: at once. Else date and time in %(zone)s.") % {
            "zone": time_zone
        }
        if audience.must_be_typed:
            self.fields["number"] = NumberField(
                audience.count,
                label=_("How many people get a mail?"),
                help_text=_("These are many mails. Type the number to go on."),
            )

    def clean(self) -> dict[str, Any]:
        """`due_at` is the time asked for in the program's time zone, or now."""
        cleaned = self.cleaned_data
        given: datetime | None = cleaned.get("when")
        now = timezone.now()
        # Django has read it in its own zone; what stood on the page is what the person meant.
        local = given.replace(tzinfo=ZoneInfo(self.time_zone)) if given else now
        if given and local < now - timedelta(minutes=1):
            self.add_error("when", _("This time has passed. Choose a later one, or leave it empty."))
        elif local > now + timedelta(days=MOST_DAYS_AHEAD):
            self.add_error("when", _("Choose a time within the next year."))
        cleaned["due_at"] = local
        cleaned.setdefault("number", None)
        return cleaned


class MailTextForm(forms.Form):
    """The words of one kind of mail."""

    subject = forms.CharField(label=_("Subject"), max_length=150)
    title = forms.CharField(label=_("Heading"), max_length=150)
    text = forms.CharField(
        label=_("Text"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8}), strip=False
    )
    button = forms.CharField(label=_("Button"), max_length=60)

    def __init__(self, data: Mapping[str, Any] | None, *, words: Words, kind: str) -> None:
        super().__init__(data, initial=asdict(words))
        self.kind = kind

    @property
    def words(self) -> Words:
        """What was entered."""
        return Words(**{part: self.cleaned_data[part] for part in ("subject", "title", "text", "button")})

    def clean(self) -> dict[str, Any]:
        """Every reason not to use these words, beside the part it is in."""
        given = Words(**{part: self.cleaned_data.get(part, "?") for part in self.fields})
        if not self.errors:
            for problem in check_words(given, self.kind):
                self.add_error(problem.part, problem.sentence)
        return self.cleaned_data

    @staticmethod
    def language_name(code: str) -> str:
        """The language in words."""
        return languages().get(code, code)


@cache
def languages() -> dict[str, str]:
    """Code → English name of the languages a mail can be written in."""
    names = Locale("en").languages
    return {code: names[code] for code in sorted(names) if len(code) == 2}  # noqa: PLR2004


def choose_role(text: str) -> str:
    """mentor or mentee; empty for everybody."""
    return text if text in {"mentor", "mentee"} else ""


def choose_language(text: str) -> str:
    """A language's code; empty for everybody."""
    return text if text in languages() else ""
