"""What mails say: each kind as its readers get it, and the form to write it anew, with the mail beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from muster.notices.backends import content_of
from muster.notices.forms import MailTextForm, choose_language, choose_role, languages
from muster.notices.message import Rendered, compose
from muster.notices.models import MailText, NoticeKind
from muster.notices.samples import sample_mail, sample_reader, send_sample
from muster.notices.texts import find_words, placeholders_of, reset_words, save_words
from muster.programs.access import get_changeable_place_or_404, get_place_or_404

if TYPE_CHECKING:
    from django.http import HttpRequest

    from muster.notices.texts import Words
    from muster.programs.access import Place


@dataclass(frozen=True, slots=True)
class Variant:
    """Which mail the page is about."""

    kind: str
    role: str
    language: str

    @property
    def query(self) -> str:
        return urlencode({"kind": self.kind, "role": self.role, "language": self.language})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the kinds, roles or languages to choose from."""

    label: str
    query: str
    is_current: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class TextPage:
    """What the page shows."""

    variant: Variant
    kinds: tuple[Choice, ...]
    variants: tuple[Choice, ...]
    form: MailTextForm
    mail: Rendered
    is_own: bool
    placeholders: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]


@login_required
@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, organisation: str, program: str) -> HttpResponse:
    """A kind of mail as people get it, and its words. A POST saves them, goes back to ours, sends a test to
    oneself (`test`), or (`look`) only shows them."""
    is_look = "look" in request.POST
    is_write = request.method == "POST" and not is_look
    get_place = get_changeable_place_or_404 if is_write else get_place_or_404
    place = get_place(request.user, organisation, program)
    variant = _variant(request)
    if is_write and "reset" in request.POST:
        return _reset(request, place, variant)
    if is_write and "test" in request.POST:
        return _send_test(request, place, variant)
    words = find_words(place.program, variant.kind, role=variant.role, language=variant.language)
    form = MailTextForm(request.POST or None, words=words, kind=variant.kind)
    if request.method == "POST" and form.is_valid():
        if is_write:
            return _save(request, place, variant, form.words)
        words = form.words
    page = _page(place, variant, form, words)
    template = "notices/_mail.html" if is_look else "notices/preview.html"
    return render(request, template, {"place": place, "section": "mails", "page": page, "mail": page.mail})


def _variant(request: HttpRequest) -> Variant:
    kind = request.GET.get("kind", "")
    return Variant(
        kind if kind in NoticeKind.values else NoticeKind.INVITATION.value,
        choose_role(request.GET.get("role", "")),
        choose_language(request.GET.get("language", "")),
    )


def _save(request: HttpRequest, place: Place, variant: Variant, words: Words) -> HttpResponse:
    save_words(
        place.program,
        variant.kind,
        words,
        role=variant.role,
        language=variant.language,
        actor=place.member.user,
    )
    messages.success(request, _("Saved. Mails that leave from now on say this."))
    return _back(place, variant)


def _reset(request: HttpRequest, place: Place, variant: Variant) -> HttpResponse:
    reset_words(
        place.program, variant.kind, role=variant.role, language=variant.language, actor=place.member.user
    )
    messages.success(request, _("Back to the words before."))
    return _back(place, variant)


def _send_test(request: HttpRequest, place: Place, variant: Variant) -> HttpResponse:
    """Back to the page of this site that the button stood on."""
    user = place.member.user
    send_sample(place.program, variant.kind, role=variant.role, language=variant.language, actor=user)
    messages.success(request, _("A test mail is on its way to %(email)s.") % {"email": user.email})
    back = request.POST.get("back", "")
    is_here = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back) if is_here else _back(place, variant)


def _back(place: Place, variant: Variant) -> HttpResponse:
    return redirect(f"{_address(place)}?{variant.query}")


def _address(place: Place) -> str:
    slugs = {"organisation": place.organisation.slug, "program": place.program.slug}
    return reverse("notices:preview", kwargs=slugs)


def _page(place: Place, variant: Variant, form: MailTextForm, words: Words) -> TextPage:
    own = list(MailText.objects.filter(program=place.program).values_list("kind", "role", "language"))
    here = (variant.kind, variant.role, variant.language)
    return TextPage(
        variant=variant,
        kinds=tuple(
            Choice(
                str(label),
                Variant(kind, "", "").query,
                kind == variant.kind,
                any(one[0] == kind for one in own),
            )
            for kind, label in NoticeKind.choices
        ),
        variants=_variants(variant, own),
        form=form,
        mail=_sample(place, variant, words),
        is_own=here in own,
        placeholders=tuple(f"{{{name}}}" for name in placeholders_of(variant.kind)),
        languages=tuple(sorted(languages().items(), key=lambda item: item[1])),
    )


def _variants(variant: Variant, own: list[tuple[str, str, str]]) -> tuple[Choice, ...]:
    """Everybody, mentors, mentees, and whatever role and language there are words for already."""
    pairs = {("", ""), ("mentor", ""), ("mentee", ""), (variant.role, variant.language)}
    pairs |= {(role, language) for kind, role, language in own if kind == variant.kind}
    return tuple(
        Choice(
            _variant_label(role, language),
            Variant(variant.kind, role, language).query,
            (role, language) == (variant.role, variant.language),
            (variant.kind, role, language) in own,
        )
        for role, language in sorted(pairs, key=lambda pair: (pair[1], pair[0]))
    )


def _variant_label(role: str, language: str) -> str:
    who = {"mentor": _("Mentors"), "mentee": _("Mentees")}.get(role, _("Everybody"))
    return f"{who} · {MailTextForm.language_name(language)}" if language else who


def _sample(place: Place, variant: Variant, words: Words) -> Rendered:
    return sample_mail(place.program, variant.kind, words, sample_reader(variant.role))


@login_required
@require_GET
def preview_file(request: HttpRequest, organisation: str, program: str) -> HttpResponse:
    """The same as a file that every mail program opens: exactly what is sent."""
    place = get_place_or_404(request.user, organisation, program)
    variant = _variant(request)
    words = find_words(place.program, variant.kind, role=variant.role, language=variant.language)
    message = compose(_sample(place, variant, words), "alex@example.org", "<sample@example.org>")
    response = HttpResponse(content_of(message), content_type="message/rfc822")
    response["Content-Disposition"] = f'attachment; filename="{variant.kind}.eml"'
    return response
