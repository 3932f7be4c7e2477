"""Addresses made up for tests, each with what is to become of it, reckoned without the engine.

Ordinary ones come from 47 countries and 31 scripts: names as people of the country write them in an address, domains in
ASCII and in the country's script, and what mail programs and forms put around them. Hostile and odd ones are made from ordinary
ones, one thing wrong with each. `python -m tests.engine.values.addresses` prints the figures.
"""

from __future__ import annotations

import random
import sys
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ORDINARY, HOSTILE = 10_000, 2_000


class Address(NamedTuple):
    """A cell; the address in it and its key (None: it must not be taken); the code it must have, or none."""

    text: str
    kind: str
    address: str | None
    key: str | None
    code: str | None = None


class Country(NamedTuple):
    """Where addresses come from: names in Latin letters, a name as it is written there, domains."""

    names: str
    written: str
    domains: str


COUNTRIES = {
    "United Kingdom": Country("james smith olivia jones o'brien harry.taylor", "Olivia Jones", "example.co.uk northgate-school.org.uk nhs-trust.example.uk"),
    "Ireland": Country("sean murphy aoife o'neill ciara.byrne", "Aoife Ó Néill", "example.ie mail.example.ie"),
    "United States": Country("michael johnson emily davis jordan_lee tyler-w", "Emily Davis", "example.com students.example.edu city.example.gov"),
    "Germany": Country("anna mueller jan.schmidt lena-marie becker", "Anna Müller", "example.de münchen.de straßenbau.de bücher.example.de"),
    "Austria": Country("eva gruber lukas.huber", "Eva Größler", "example.at österreich.at"),
    "Switzerland": Country("urs keller reto.meier", "Ursula Kägi", "example.ch zürich.ch"),
    "France": Country("marie dupont jean-luc martin c.lefevre", "Hélène Lefèvre", "example.fr académie.fr mél.example.fr"),
    "Spain": Country("jose garcia maria.lopez", "José Núñez", "example.es españa.es"),
    "Portugal": Country("joao silva ana.santos", "João Conceição", "example.pt educação.pt"),
    "Italy": Country("giulia rossi marco.bianchi", "Niccolò D'Angelo", "example.it città.it"),
    "Netherlands": Country("jan.de.vries sanne bakker", "Sanne de Vries", "example.nl café.nl"),
    "Poland": Country("agnieszka kowalska piotr.nowak", "Łucja Wiśniewska", "example.pl łódź.pl"),
    "Czechia": Country("jana novakova petr.svoboda", "Jiří Dvořák", "example.cz háčky.cz"),
    "Hungary": Country("nagy.istvan kovacs eva", "Kovács Éva", "example.hu tőzsde.hu"),
    "Turkey": Country("ayse yilmaz mehmet.kaya", "Ayşe Yılmaz", "example.com.tr çiçek.com.tr"),
    "Sweden": Country("erik andersson asa.oberg", "Åsa Öberg", "example.se göteborg.se"),
    "Iceland": Country("jon.sigurdsson gudrun", "Guðrún Þórsdóttir", "example.is þjóð.is"),
    "Russia": Country("ivan petrov olga.smirnova", "Ольга Смирнова", "example.ru пример.рф почта.рф"),
    "Ukraine": Country("oksana shevchenko taras", "Оксана Шевченко", "example.ua приклад.укр"),
    "Bulgaria": Country("ivan ivanov maria.georgieva", "Мария Георгиева", "example.bg пощенска.бг"),
    "Greece": Country("giorgos papadopoulos eleni", "Ελένη Παπαδοπούλου", "example.gr παράδειγμα.ελ"),
    "Armenia": Country("ani petrosyan tigran", "Անի Պետրոսյան", "example.am օրինակ.հայ"),
    "Georgia": Country("nino beridze giorgi", "ნინო ბერიძე", "example.ge მაგალითი.გე"),
    "Israel": Country("noa levi yosef.cohen", "נועה לוי", "example.co.il דוגמה.ישראל"),
    "Saudi Arabia": Country("ahmed.alharbi fatima", "فاطمة الحربي", "example.sa مثال.السعودية"),
    "Iran": Country("ali rezaei maryam.hosseini", "مریم حسینی", "example.ir نمونه.ایران"),
    "Pakistan": Country("bilal khan ayesha.malik", "عائشہ ملک", "example.pk مثال.پاکستان"),
    "India": Country("priya sharma arjun.patel", "प्रिया शर्मा", "example.in उदाहरण.भारत উদাহরণ.ভারত ઉદાહરણ.ભારત ਉਦਾਹਰਣ.ਭਾਰਤ உதாரணம்.இந்தியா ఉదాహరణ.భారత్ ಉದಾಹರಣೆ.ಭಾರತ ഉദാഹരണം.ഭാരതം ଉଦାହରଣ.ଭାରତ"),
    "Sri Lanka": Country("nimal perera kavitha", "නිමල් පෙරේරා", "example.lk උදාහරණ.ලංකා உதாரணம்.இலங்கை"),
    "Thailand": Country("somchai siriporn.k", "สมชาย ใจดี", "example.co.th ตัวอย่าง.ไทย"),
    "Laos": Country("khamla noy", "ຄຳລາ", "example.la ຕົວຢ່າງ.ລາວ"),
    "Cambodia": Country("sok.dara chan", "សុខ ដារ៉ា", "example.com.kh ឧទាហរណ៍.com"),
    "Myanmar": Country("aung.kyaw su", "အောင်ကျော်", "example.com.mm ဥပမာ.com"),
    "China": Country("wang.wei li_na", "王伟", "example.cn 例子.中国 例子.公司"),
    "Taiwan": Country("chen.yiting lin", "陳怡婷", "example.tw 範例.台灣"),
    "Japan": Country("tanaka hanako.s sato-ken", "田中 花子", "example.jp 例え.jp ドメイン.jp ひらがな.jp"),
    "Korea": Country("kim.minji lee_junho", "김민지", "example.kr 예시.한국"),
    "Vietnam": Country("nguyen.an tran", "Nguyễn Văn An", "example.vn việt.vn"),
    "Ethiopia": Country("abebe.b tigist", "አበበ በቀለ", "example.et ምሳሌ.com"),
    "Maldives": Country("ahmed.n aisha", "އަޙްމަދު", "example.mv މިސާލު.com"),
    "Mongolia": Country("bat.erdene", "Бат-Эрдэнэ", "example.mn жишээ.мон"),
    "Brazil": Country("joao.souza ana_lima", "João Gonçalves", "example.com.br educação.com.br"),
    "Bhutan": Country("karma.dorji pema", "བཀྲ་ཤིས", "example.bt དཔེ.com"),
    "Morocco": Country("youssef.amrani salma", "ⵢⵓⵙⴼ", "example.ma ⴰⵎⴷⵢⴰ.com"),
    "Guinea": Country("mamadou.diallo fatou", "ߡߊߡߊߘߎ", "example.gn ߡߊ߬ߘߊ.com"),
    "Canada": Country("aputik.n marie-eve", "ᐊᐳᑎᒃ", "example.ca ᐃᓄᒃ.ca québec.ca"),
    "Nigeria": Country("chinedu.okafor amina", "Chinẹdu Okafor", "example.com.ng"),
}  # fmt: skip

WRAPPINGS: tuple[tuple[str, Callable[[str, str], str]], ...] = (
    ("bare", lambda address, name: address),
    ("blanks", lambda address, name: f" {address}\u00a0"),
    ("tab and line break", lambda address, name: f"\t{address}\r\n"),
    ("named", lambda address, name: f"{name} <{address}>"),
    ("quoted name", lambda address, name: f'"{name}" <{address}>'),
    ("brackets", lambda address, name: f"<{address}>"),
    ("mailto", lambda address, name: f"mailto:{address}"),
    ("mailto with subject", lambda address, name: f"MAILTO:{address}?subject=Mentoring"),
    ("full stop", lambda address, name: f"{address}."),
    ("comma", lambda address, name: f"{address},"),
    ("semicolon", lambda address, name: f"{name} <{address}>;"),
    ("parentheses", lambda address, name: f"({address})"),
    ("named by itself", lambda address, name: f"{address} <{address}>"),
)

HIDDEN = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u2061\u2062\u2063\u2064\u034f\u115f\u1160\u3164\uffa0\u17b4\u17b5\ufe0f\ufe00"
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\x01\x02\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x85\x9f\u2028\u2029\U000e0041\U000e0020\U0001d173\ue000"
)
LETTERS = "éüñøßłçğаяλωאבعكहकคก中の가აա"
LOOK_ALIKE = {
    "a": "а",
    "c": "с",
    "e": "е",
    "i": "і",
    "o": "о",
    "p": "р",
    "x": "х",
    "y": "у",
    "s": "ѕ",
    "j": "ј",
}
SLIPS = (
    "gmial.com gamil.com gmal.com gmai.com gmaill.com ggmail.com hotmial.com hotmal.com htomail.com hotmaill.com outlok.com"
    " outloook.com oulook.com yaho.com yahooo.com yhaoo.com iclod.com icluod.com icloudd.com"
)
SEPARATORS = ("; ", ";", ", ", ",", " ", " / ", "\n", " | ", " & ", " or ", " und ")


def ordinary(seed: int = 1, count: int = ORDINARY) -> Iterator[Address]:
    """Addresses that are to be taken as they stand, no two alike."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    seen = set()
    while len(seen) < count:
        country = chance.choice(list(COUNTRIES.values()))
        local, domain = a_local(country, chance), chance.choice(country.domains.split())
        if chance.random() < 0.15:
            local, domain = local.title(), domain.upper() if domain.isascii() else domain
        if chance.random() < 0.1 and not domain.isascii():
            domain = unicodedata.normalize("NFD", domain)
        kind, wrap = chance.choice(WRAPPINGS)
        text = wrap(f"{local}@{domain}", country.written)
        if text not in seen:
            seen.add(text)
            yield Address(text, kind, f"{local}@{domain}", f"{local.lower()}@{in_a_labels(domain)}")


def a_local(country: Country, chance: random.Random) -> str:
    """A part before the @ as people of the country have it: names, initials, years, tags."""
    names = country.names.split()
    first, second = chance.choice(names), chance.choice(names)
    shape = chance.choice(
        (
            "{0}",
            "{0}.{1}",
            "{0}_{1}",
            "{0}-{1}",
            "{0}{2}",
            "{0}.{1}{2}",
            "{0}+{1}",
            "{2}",
            "{0}.{2}",
            "{3}.{1}",
        )
    )
    return shape.format(first, second, chance.randrange(1, 10_000), first[0])


def in_a_labels(domain: str) -> str:
    """The domain as mail servers know it, by the codec of the standard library alone."""
    small = unicodedata.normalize("NFC", domain.lower())
    return ".".join(
        label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in small.split(".")
    )


def hostile(seed: int = 2, count: int = HOSTILE) -> Iterator[Address]:
    """Cells that are not to be taken, or only with a warning, evenly of every kind; no two alike."""
    chance = random.Random(seed)  # noqa: S311
    plain = plain_addresses(chance)
    seen = set()
    kinds = list(KINDS.items())
    while len(seen) < count:
        kind, (code, make) = kinds[len(seen) % len(kinds)]
        found = make(next(plain), chance)
        if found not in seen:
            seen.add(found)
            is_kept = code in KEPT
            yield Address(found, kind, found if is_kept else None, None, code)


def plain_addresses(chance: random.Random) -> Iterator[str]:
    """Ordinary addresses in small ASCII letters, of names long enough to put something in."""
    while True:
        country = chance.choice(list(COUNTRIES.values()))
        domains = [domain for domain in country.domains.split() if domain.isascii()]
        yield f"{chance.choice(country.names.split())}.{chance.randrange(10, 10_000)}@{chance.choice(domains)}"


def _within(address: str, mark: str, chance: random.Random) -> str:
    at = chance.randrange(len(address) + 1)
    return address[:at] + mark + address[at:]


def _in_local(address: str, mark: str, chance: random.Random) -> str:
    at = chance.randrange(1, address.index("@"))
    return address[:at] + mark + address[at:]


def _local(address: str) -> str:
    return address.partition("@")[0]


def _domain(address: str) -> str:
    return address.partition("@")[2]


def _look_alike(address: str, chance: random.Random) -> str:
    """One letter of the domain's first label in Cyrillic."""
    domain = _domain(address)
    places = [at for at, letter in enumerate(domain.split(".")[0]) if letter in LOOK_ALIKE]
    at = chance.choice(places)
    return f"{_local(address)}@{domain[:at]}{LOOK_ALIKE[domain[at]]}{domain[at + 1 :]}"


def _mistyped(address: str, chance: random.Random) -> str:
    return f"{_local(address)}@{chance.choice(SLIPS.split())}"


KEPT = ("email.mixed_script", "email.typo")
"""Codes of addresses that keep their value: the rows are blocked or warned about by it."""
KINDS: dict[str, tuple[str | None, Callable[[str, random.Random], str]]] = {
    "hidden character": ("email.hidden", lambda a, c: _in_local(a, c.choice(HIDDEN), c)),
    "hidden character in the domain": ("email.hidden", lambda a, c: a[:-4] + c.choice(HIDDEN) + a[-4:]),
    "direction turned round": ("email.hidden", lambda a, c: f"{_local(a)}@\u202e{_domain(a)[::-1]}\u202c"),
    "hidden at the beginning": ("email.hidden", lambda a, c: c.choice("\u200b\ufeff\u2060\u200e\u202a\u00ad") + a),
    "hidden in a named one": ("email.hidden", lambda a, c: f"Ann <{_in_local(a, c.choice(HIDDEN[:5]), c)}>"),
    "number for a domain": ("email.ip_address", lambda a, c: f"{_local(a)}@{c.randrange(1, 255)}.{c.randrange(255)}.0.{c.randrange(255)}"),
    "number in brackets": ("email.ip_address", lambda a, c: f"{_local(a)}@[{c.randrange(1, 255)}.0.{c.randrange(255)}.1]"),
    "IPv6": ("email.ip_address", lambda a, c: f"{_local(a)}@[IPv6:2001:db8::{c.randrange(1, 9999):x}]"),
    "one label": ("email.single_label", lambda a, c: f"{_local(a)}@{c.choice(('localhost', 'intranet', 'mailhost', 'server1', 'gmail'))}"),
    "several": ("email.several", lambda a, c: f"{a}{c.choice(SEPARATORS)}second.{c.randrange(999)}@example.org"),
    "one named as another": ("email.several", lambda a, c: f"boss{c.randrange(999)}@example.org <{a}>"),
    "header injection": ("email.several", lambda a, c: f"{a}\r\nBcc: x{c.randrange(999)}@example.org"),
    "letters outside ASCII": ("email.non_ascii", lambda a, c: _in_local(a, c.choice(LETTERS), c)),
    "full width": ("email.non_ascii", lambda a, c: "".join(chr(ord(x) + 0xFEE0) if x.isalpha() else x for x in _local(a)) + "@" + _domain(a)),
    "look-alike before the @": ("email.non_ascii", lambda a, c: f"{c.choice(list(LOOK_ALIKE.values()))}{a}"),
    "typographic apostrophe": ("email.non_ascii", lambda a, c: _in_local(a, "’", c)),
    "two points": ("email.unreadable", lambda a, c: f"{_local(a)}..x@{_domain(a)}"),
    "point at the edge": ("email.unreadable", lambda a, c: c.choice((f".{a}", f"{_local(a)}.@{_domain(a)}", f"{_local(a)}@.{_domain(a)}"))),
    "two signs": ("email.unreadable", lambda a, c: f"{_local(a)}@@{_domain(a)}"),
    "a sign within": ("email.unreadable", lambda a, c: f"{_local(a)}@x@{_domain(a)}"),
    "no sign": ("email.unreadable", lambda a, c: a.replace("@", c.choice((".", " at ", "(at)", "_")))),
    "blank within": ("email.unreadable", lambda a, c: c.choice((a.replace("@", " @"), a.replace("@", "@ "), f"x {a}"))),
    "quoted": ("email.unreadable", lambda a, c: f'"{_local(a)} x"@{_domain(a)}'),
    "comment": ("email.unreadable", lambda a, c: f"{_local(a)}(x)@{_domain(a)}"),
    "apostrophe of a spreadsheet": ("email.unreadable", lambda a, c: f"'{a}"),
    "too long before the @": ("email.unreadable", lambda a, c: f"{'x' * c.randrange(58, 99)}{_local(a)[:6].ljust(7, 'y')}@{_domain(a)}"),
    "too long a label": ("email.unreadable", lambda a, c: f"{_local(a)}@{'x' * c.randrange(64, 99)}.com"),
    "too long in all": ("email.unreadable", lambda a, c: f"{_local(a)}@{('x' * 50 + '.') * 5}{'y' * c.randrange(1, 40)}.com"),
    "underscore in the domain": ("email.unreadable", lambda a, c: f"{_local(a)}@my_{_domain(a)}"),
    "hyphen at the edge": ("email.unreadable", lambda a, c: c.choice((f"{_local(a)}@-{_domain(a)}", f"{_local(a)}@x-.{_domain(a)}"))),
    "ending of one letter or digits": ("email.unreadable", lambda a, c: f"{a}.{c.choice(('c', '1', '99', 'x'))}"),
    "ending for special use": ("email.unreadable", lambda a, c: f"{a}.{c.choice(('localhost', 'invalid', 'onion', 'arpa'))}"),
    "no A-label": ("email.unreadable", lambda a, c: f"{_local(a)}@xn--{'z' * c.randrange(3, 9)}9{c.randrange(99)}.com"),
    "sign of money or picture in the domain": ("email.unreadable", lambda a, c: f"{_local(a)}@{c.choice('€™★☃♥😀🚀')}{_domain(a)}"),
    "full width domain": ("email.unreadable", lambda a, c: f"{_local(a)}@ｅｘａｍｐｌｅ{c.randrange(99)}.com"),
    "escaped line break": ("email.unreadable", lambda a, c: f"mailto:{_local(a)}%0A@{_domain(a)}"),
    "words": ("email.unreadable", lambda a, c: c.choice(("n/a", "none", "unknown", "see above", "-", "tbd", "no e-mail", "ask HR")) + f" {c.randrange(999)}"),
    "ending that does not exist": ("email.no_such_ending", lambda a, c: f"{_local(a)}@example{c.randrange(99)}.{c.choice(('con', 'cmo', 'comm', 'ogr', 'nett', 'vom'))}"),
    "look-alike domain": ("email.mixed_script", _look_alike),
    "mistyped provider": ("email.typo", _mistyped),
}  # fmt: skip


def scripts() -> Counter[str]:
    """How many different scripts the ordinary addresses and their names are written in."""
    letters = "".join(f"{country.written}{country.domains}" for country in COUNTRIES.values())
    return Counter(
        unicodedata.name(letter).split()[0]
        for letter in letters
        if unicodedata.category(letter).startswith("L")
    )


def main() -> None:
    """Prints how many are wrongly taken or refused, by kind."""
    from tests.engine.values.judged import judged

    for title, addresses in (("ordinary", list(ordinary())), ("hostile or odd", list(hostile()))):
        wrong = Counter(address.kind for address, is_right in judged(addresses) if not is_right)
        kinds = len({address.kind for address in addresses})
        sys.stdout.write(
            f"{len(addresses):,} {title} addresses of {kinds} kinds: {sum(wrong.values())} wrong {dict(wrong) or ''}\n"
        )
    sys.stdout.write(
        f"{len(COUNTRIES)} countries, {len(scripts())} scripts: {', '.join(sorted(scripts()))}\n"
    )


if __name__ == "__main__":
    main()
