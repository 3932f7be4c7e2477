"""What a person is in the program: mentor, mentee, or both."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, offered, read_as
from muster.engine.fields.spelling import bare
from muster.engine.table import Role

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import FieldSpec

_MENTOR = (
    "mentor|mentors|mentorin|mentorinnen|mentoren|mentor:in|mentor*in|mentor/in|mentor_in|mentorin/mentor|mentore|mentora|mentores"
    "|mentoras|mentori|mentoring|mentrice|mentrici|mentorka|mentorki|mentorzy|mentorem|mentory|mentoři|mentořka|mentör|mentörü|mentörler"
    "|mentorer|mentorn|mentoria|mentorit|mentorii|ментор|менторы|менторка|ментори|наставник|наставница|наставники|наставниця|مرشد"
    "|مرشدة|مرشدون|موجه|موجهة|メンター|導師|导师|導生|指导老师|멘토|멘토들|coach|advisor|μέντορας|μέντορες|מנטור|מנטורית|מנטורים|mentorok|mentoreak"
    "|मेंटर|मेन्टर|người cố vấn|cố vấn|พี่เลี้ยง|ที่ปรึกษา|منتور|مربی|mentorji|mentorica|pembimbing|opiekun|tutor mentor"
)
_MENTEE = (
    "mentee|mentees|mentie|menties|protege|protégé|protégée|protégés|protégées|proteges|mentoré|mentorée|mentorés|mentorées|mentorado"
    "|mentorada|mentorados|mentoradas|mentorando|mentoranda|mentorizado|mentorizada|mentorizados|telemaco|tutelado|menti|mentoree"
    "|mentorees|apprentice|aconselhado|discípulo|pupilo|mentee:n|mentées|podopieczny|podopieczna|podopieczni|menteet|mentit|menteer"
    "|adept|adepti|adeptka|mentorovaný|mentorovaná|danışan|menti̇|менти|подопечный|подопечная|подопечные|наставляемый|ученик"
    "|متدرب|متدربة|متدربون|مسترشد|مسترشدة|المتدرب|メンティー|メンティ|被指导者|学员|學員|徒弟|멘티|멘티들|μαθητευόμενος|καθοδηγούμενος|חניך|חניכה|חניכים"
    "|मेंटी|người được cố vấn|người học|mentorált|mentoráltak|mentorat|mentorată|mentorati|منتی|ผู้รับคำปรึกษา|mentorirani|adepto"
    "|mentoring partner junior|junior mentoring partner|mentoringpartner junior|mentoringpartnerin junior|mentoring partnerin junior"
)
_SENIOR = "mentoring partner senior|senior mentoring partner|mentoringpartner senior|mentoringpartnerin senior|mentoring partnerin senior"
_BOTH = (
    "both|both roles|beide|beides|beide rollen|les deux|ambos|ambas|os dois|as duas|entrambi|entrambe|tutti e due|allebei|obie|oba"
    "|obydwie|obydwa|her ikisi|her ikisi de|ikisi de|båda|bägge|obě|obojí|оба|обе|и то и другое|كلاهما|الاثنان|両方|双方|两者|兩者|都是|둘 다|모두|begge|molemmat"
    "|και τα δύο|שניהם|mindkettő|ambele|обидва|обидві|दोनों|keduanya|cả hai|ทั้งสอง|هر دو|oboje|obidvoje|ambdós"
)
_QUALIFIER_WORDS = (
    "senior|junior|peer|lead|external|internal|group|e|program|programme|programm|role|rolle|roles|rol|rôle|the|a|an|as|als|volunteer"
    "|new|alumni|alumna|alumnus|student|career|faculty|staff|industry|reverse|expert|participant|teilnehmer|teilnehmerin|person"
    "|innen|in|m|w|d|f|x|n|nn|es|rice|ka|ca|online|virtual|local|global|main|primary|experienced|neu|neue|erfahrene|erfahrener"
)
_QUALIFIERS = frozenset(bare(word) for word in _QUALIFIER_WORDS.split("|"))
"""Words beside a role that don't change it. Anything else (former, declined, manager of, not a) is asked about."""
_AND = re.compile(
    r"\s*(?:[&+,;/|]|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bi\b|\bog\b|\boch\b|\ben\b|\bve\b|\bи\b|\bja\b|、|和|と|및|و)\s*"
)
TYPO_RATIO = 0.75


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """mentor, mentee or both."""
    return settle(tidy(texts), context, _read)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that name a role."""
    return share(tidy(sample), lambda text: _is_read(_read(text)))


@cache
def words() -> dict[str, Role]:
    """Every name of a role, in small letters, with its accents."""
    names = ((_MENTEE, Role.MENTEE), (f"{_MENTOR}|{_SENIOR}", Role.MENTOR), (_BOTH, Role.BOTH))
    return {_small(name): role for texts, role in names for name in texts.split("|")}


@cache
def bare_words() -> dict[str, Role]:
    """The names without their accents, but for those that another role has: a mentoré is no mentore."""
    found: dict[str, set[Role]] = {}
    for name, role in words().items():
        found.setdefault(bare(name), set()).add(role)
    return {name: min(roles) for name, roles in found.items() if len(roles) == 1}


def _small(text: str) -> str:
    return unicodedata.normalize("NFC", text.casefold())


def _role_of(text: str) -> Role | None:
    """The role that a text is the name of. In capitals an accent may be missing: `MENTORE` is a mentor or a mentoré."""
    exact = None if text.isupper() else words().get(_small(text.strip(" .!:")))
    return exact or bare_words().get(bare(text))


def _is_read(found: str | Problem) -> bool:
    return isinstance(found, str) or found.value is not None


def _read(text: str) -> str | Problem:
    exact = _role_of(text)
    if exact:
        return exact.value
    parts = [_role_of(part) for part in _AND.split(text) if bare(part)]
    if len(parts) > 1 and all(parts):
        return _together({role for role in parts if role}).value
    roles = _among_qualifiers(bare(text).split())
    if roles:
        return read_as(_together(roles).value)
    return offered("role.unknown", _near(text))


def _together(roles: set[Role]) -> Role:
    return next(iter(roles)) if len(roles) == 1 else Role.BOTH


def _among_qualifiers(spelt: list[str]) -> set[Role]:
    """The roles named, if every other word is one that changes nothing."""
    known = bare_words()
    named = {known[word] for word in spelt if word in known and word not in _QUALIFIERS}
    is_clear = all(word in known or word in _QUALIFIERS or word == "and" for word in spelt)
    return named if is_clear else set()


def _near(text: str) -> str | None:
    """The role that a text names beside other words, or whose name is nearest in letters."""
    tokens = bare(text).split()
    if bare(text) in {bare(name) for name in words()}:  # a word of both roles, without its accent
        return None
    named = {bare_words()[token] for token in tokens if token in bare_words()}
    if len(named) == 1 and "not" not in tokens and "no" not in tokens:
        return named.pop().value
    latin = [name for name in bare_words() if name.isascii()]
    found = extractOne(bare(text), latin, scorer=OSA.normalized_similarity, score_cutoff=TYPO_RATIO)
    return bare_words()[found[0]].value if found and len(bare(text)) > 4 else None  # noqa: PLR2004 - "ment"


TYPE = FieldType("role", clean, recognise)
