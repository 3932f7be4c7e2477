"""What mails say: our words for each kind, an administrator's own, and the few placeholders both may use.

A placeholder is replaced as text, once; nothing in a text is ever run. What every mail has to say (who sends it, where the
address came from, how to say no) is not part of these texts: `message` adds it to each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from muster.notices.models import MailText, NoticeKind
from muster.organisations.actions import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.accounts.models import User
    from muster.programs.models import Program

PLACEHOLDERS = ("first_name", "last_name", "program", "organisation", "role")
OF_IMPORT = ("file", "added", "changed", "left_out", "mails")
"""Placeholders of the mail about an import that has finished; its reader has no role and one name."""
_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """The parts of a mail that an administrator may write anew."""

    subject: str
    title: str
    text: str
    button: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps words from being used: the part it is in, and the sentence."""

    part: str
    sentence: str


_MORE = {
    NoticeKind.CONFIRM: (
        gettext_noop("Confirm your new address for {program}"),
        gettext_noop("Is this your address now?"),
        gettext_noop(
            "{organisation} writes to you at this address from now on, for the mentoring program “{program}”. "
            "Confirm that it is yours, and you sign in with it."
        ),
        gettext_noop("Confirm the address"),
    ),
    NoticeKind.MOVED: (
        gettext_noop("Your address in {program} was changed"),
        gettext_noop("Your address was changed"),
        gettext_noop(
            "{organisation} has another address for you in the mentoring program “{program}” from now on. "
            "A mail went there, too."
        ),
        gettext_noop("To my profile"),
    ),
    NoticeKind.IMPORTED: (
        gettext_noop("The import into {program} has finished"),
        gettext_noop("Your import has finished"),
        gettext_noop(
            "{file} is in “{program}” of {organisation}.\n\n"
            "Added: {added}\nChanged: {changed}\nLeft out: {left_out}\nInvitations: {mails}"
        ),
        gettext_noop("See the result"),
    ),
}


def placeholders_of(kind: str) -> tuple[str, ...]:
    """What is replaced in mails of that kind."""
    if kind == NoticeKind.IMPORTED:
        return ("first_name", "program", "organisation", *OF_IMPORT)
    return PLACEHOLDERS


def default_words(kind: str) -> Words:
    """Our own words for mails of that kind."""
    if kind == NoticeKind.REMINDER:
        return Words(
            _("{program}: your invitation is still open"),
            _("Your invitation is still open"),
            _(
                "{organisation} invited you to the mentoring program “{program}”, and you haven’t joined yet. "
                "It takes about two minutes."
            ),
            _("See your profile and join"),
        )
    if kind == NoticeKind.JOINED:
        return Words(
            _("Welcome to {program}"),
            _("You have joined {program}"),
            _(
                "You take part in the mentoring program “{program}” of {organisation}. "
                "Your profile is yours: look at it and change it whenever you like."
            ),
            _("To my profile"),
        )
    if kind in _MORE:
        return Words(*(_(part) for part in _MORE[NoticeKind(kind)]))
    return Words(
        _("{organisation} invites you to {program}"),
        _("You are invited to {program}"),
        _(
            "{organisation} invites you to the mentoring program “{program}”. "
            "See what is known about you, correct it, and join."
        ),
        _("See your profile and join"),
    )


def find_words(program: Program, kind: str, *, role: str = "", language: str = "") -> Words:
    """The words for a mail: the administrator's that fit best (role and language, language, role, anybody), else ours."""
    own = {(text.role, text.language): text for text in MailText.objects.filter(program=program, kind=kind)}
    for key in ((role, language), ("", language), (role, ""), ("", "")):
        if key in own:
            text = own[key]
            return Words(text.subject, text.title, text.text, text.button)
    return default_words(kind)


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with its placeholders replaced, each once: braces in a value stay what they are."""
    return _BRACES.sub(lambda found: values.get(found[1], found[0]), text)


def check_words(words: Words, kind: str = NoticeKind.INVITATION) -> list[Fault]:
    """Every reason not to save these words for mails of that kind; none where they are fine."""
    known = placeholders_of(kind)
    listed = ", ".join(f"{{{name}}}" for name in known)
    problems = [
        Fault(part, _("{%(name)s} is not a placeholder. There are %(all)s.") % {"name": name, "all": listed})
        for part in ("subject", "title", "text", "button")
        for name in _BRACES.findall(getattr(words, part))
        if name not in known
    ]
    problems += [
        Fault(part, _("Write something here."))
        for part in ("subject", "title", "text", "button")
        if not getattr(words, part).strip()
    ]
    if "{organisation}" not in words.subject + words.title + words.text:
        problems.append(
            Fault("text", _("Say who writes: use {organisation} in the subject, the heading or the text."))
        )
    if "{program}" not in words.subject + words.title + words.text:
        problems.append(
            Fault("text", _("Say what it is about: use {program} in the subject, the heading or the text."))
        )
    return problems


def save_words(
    program: Program, kind: str, words: Words, *, role: str = "", language: str = "", actor: User
) -> None:
    """From now on mails of that kind say this. The caller has checked the words."""
    with transaction.atomic():
        MailText.objects.update_or_create(
            program=program,
            kind=kind,
            role=role,
            language=language,
            defaults={
                "subject": words.subject,
                "title": words.title,
                "text": words.text,
                "button": words.button,
            },
        )
        _note(program, "mail.text_changed", kind, role, language, actor)


def reset_words(program: Program, kind: str, *, role: str = "", language: str = "", actor: User) -> None:
    """Back to what it was without these words."""
    with transaction.atomic():
        found = MailText.objects.filter(program=program, kind=kind, role=role, language=language)
        removed, _details = found.delete()
        if removed:
            _note(program, "mail.text_reset", kind, role, language, actor)


def _note(program: Program, action: str, kind: str, role: str, language: str, actor: User) -> None:
    record(
        program.organisation,
        actor=actor,
        action=action,
        target=kind,
        program=program.slug,
        role=role,
        language=language,
    )
