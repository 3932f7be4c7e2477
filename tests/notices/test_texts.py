"""An administrator's own words: placeholders are replaced and nothing is run, whatever stands in a text or a name."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django_scopes import scope

from muster.notices.models import MailText
from muster.notices.sender import send_due
from muster.notices.texts import Words, check_words, default_words, fill, find_words, save_words

PROGRAM = {"organisation": "northwind", "program": "spring"}
OWN = Words(
    "Hi from {organisation}", "{program} begins", "Dear {first_name},\n\nplease join {program}.", "Go"
)

INJECTIONS = [
    "{{ settings.SECRET_KEY }}", "{% load static %}", "{% debug %}", "{first_name.__class__}", "{0.__init__}",
    "{first_name!r}", "{first_name:>100000}", "%(organisation)s", "%s", "${organisation.name}", "$organisation",
    "#{7*7}", "{{7*7}}", "${{7*7}}", "<%= 7*7 %>", "{{ ''.__class__.__mro__ }}", "{{ request }}", "{# hidden #}",
    "{{ program|safe }}", "{{ organisation.delete }}", "{% include '/etc/passwd' %}", "{% url 'web:home' %}",
    "{%csrf_token%}", "{{ block.super }}", "@{7*7}", "*{7*7}", "[[${7*7}]]", "${T(java.lang.Runtime)}", "{php}",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</td></table><h1>x", "&lt;b&gt;", "&#60;b&#62;",
    "<!--#exec cmd='id'-->", "<?php echo 1 ?>", "javascript:alert(1)", "<a href='//evil.example'>x</a>",
    "<style>*{display:none}</style>", "<base href='//evil.example'>", "{{constructor.constructor('x')()}}",
    "{{#each this}}{{this}}{{/each}}", "{{>partial}}", "{{&unescaped}}", "{{{triple}}}", "<#assign x=1>",
    "#set($x=1)", "$!x", "{$smarty.version}", "{{_self.env}}", "{{config}}", "{{lipsum}}", "{{cycler}}", "{{url_for}}",
    "{{ get_flashed_messages }}", "[=7*7]", "${7*7}", "~{x}", "__${x}__", "{{x}}{{y}}",
]  # fmt: skip
"""What template engines of many kinds would run, and HTML."""


@pytest.mark.parametrize("payload", INJECTIONS)
def test_payload_in_a_name_is_shown_verbatim(payload, cast, post, invite):
    invite(first_name=payload)

    send_due("w1")

    (address, mail), text = post.mails[0], post.mails[0][1].get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    assert (1, "ada@example.org") == (len(post.mails), address)
    assert f"Hello {payload}," in text
    assert "<script" not in html
    assert "<img" not in html
    assert payload not in html or "<" not in payload


@pytest.mark.parametrize("payload", INJECTIONS)
def test_payload_in_a_text_is_refused_or_shown_verbatim(payload):
    words = Words("{organisation}", "{program}", f"x {payload} y", "Go")

    if not check_words(words):
        assert f"x {payload} y" == fill(words.text, {"organisation": "O", "program": "P", "first_name": "F"})


def test_sixty_payloads_were_tried():
    assert len(set(INJECTIONS)) >= 60


def test_placeholder_in_a_value_is_not_replaced_again():
    values = {"first_name": "{organisation}", "organisation": "{first_name}"}

    assert "{organisation} of {first_name}" == fill("{first_name} of {organisation}", values)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (OWN, []),
        (Words("", "", "", ""), ["subject", "title", "text", "button", "text", "text"]),
        (Words("{organisation}", "{program}", "{password}", "Go"), ["text"]),
        (Words("{program}", "x", "x", "Go"), ["text"]),
        (Words("{organisation}", "x", "x", "{name}"), ["button", "text"]),
    ],
)
def test_every_problem_of_the_words_is_named_at_once(words, parts):
    assert parts == [problem.part for problem in check_words(words)]


@pytest.mark.parametrize("kind", ["invitation", "reminder", "joined"])
def test_our_own_words_have_no_problem(kind):
    assert [] == check_words(default_words(kind))


def test_words_that_fit_best_are_taken(cast, scoped):
    def words(mark: str) -> Words:
        return Words("{organisation}", "{program}", mark, mark)

    for role, language in (("", ""), ("mentor", ""), ("", "de"), ("mentor", "fr")):
        save_words(
            cast.spring,
            "invitation",
            words(f"{role}/{language}"),
            role=role,
            language=language,
            actor=cast.olga,
        )

    found = {
        (role, language): find_words(cast.spring, "invitation", role=role, language=language).button
        for role in ("", "mentor", "mentee", "both")
        for language in ("", "de", "fr")
    }
    assert {
        ("", ""): "/", ("", "de"): "/de", ("", "fr"): "/",
        ("mentor", ""): "mentor/", ("mentor", "de"): "/de", ("mentor", "fr"): "mentor/fr",
        ("mentee", ""): "/", ("mentee", "de"): "/de", ("mentee", "fr"): "/",
        ("both", ""): "/", ("both", "de"): "/de", ("both", "fr"): "/",
    } == found  # fmt: skip
    assert find_words(cast.spring, "reminder") == default_words("reminder")


def test_own_words_are_what_leaves_and_who_why_and_how_to_stop_stay(cast, post, invite):
    with scope(organisation=cast.northwind):
        save_words(cast.spring, "invitation", OWN, actor=cast.olga)
    invite()

    send_due("w1")

    _, mail = post.mails[0]
    text = mail.get_body(("plain",)).get_content()
    assert "Hi from Northwind" == mail["Subject"]
    assert "Dear Ada," in text
    assert "please join Spring Mentoring." in text
    assert "because Northwind gave your name and address to Muster" in text
    assert "No more mails from Northwind" in text


def test_page_saves_shows_and_goes_back(cast, client):
    client.force_login(cast.chen, backend="muster.accounts.backend.KeyBackend")
    path = reverse("notices:preview", kwargs=PROGRAM) + "?kind=invitation&role=mentor&language="
    given = {"subject": OWN.subject, "title": OWN.title, "text": OWN.text, "button": OWN.button}

    shown = client.post(path, {**given, "look": "1"}).content.decode()
    with scope(organisation=cast.northwind):
        assert not MailText.objects.exists(), "looking saves nothing"
    assert "Hi from Northwind" in shown
    client.post(path, given)
    with scope(organisation=cast.northwind):
        assert "mentor" == MailText.objects.get().role
    assert "Hi from Northwind" in client.get(path).content.decode()
    client.post(path, {"reset": "1"})
    with scope(organisation=cast.northwind):
        assert not MailText.objects.exists()


def test_words_with_a_problem_are_not_saved_and_stay_on_the_page(cast, client):
    client.force_login(cast.chen, backend="muster.accounts.backend.KeyBackend")
    path = reverse("notices:preview", kwargs=PROGRAM)

    answer = client.post(path, {"subject": "x", "title": "y", "text": "{nobody} calls", "button": "z"})

    page = answer.content.decode()
    assert "{nobody} is not a placeholder" in page
    assert "{nobody} calls" in page
    with scope(organisation=cast.northwind):
        assert not MailText.objects.exists()


def test_the_text_part_on_the_page_is_text_whatever_the_words_are(cast, client):
    with scope(organisation=cast.northwind):
        hostile = Words(
            "{organisation}", "{program}", "<meta http-equiv=refresh content=0>\n\n<b>bold</b>", "<i>Go</i>"
        )
        save_words(cast.spring, "invitation", hostile, actor=cast.olga)
    client.force_login(cast.olga)
    page = client.get(reverse("notices:preview", kwargs=PROGRAM)).content.decode()
    assert "&lt;meta http-equiv=refresh content=0&gt;" in page
    assert [] == [tag for tag in ("<meta http-equiv=refresh", "<b>bold", "<i>Go") if tag in page]
