"""Domains of addresses that are nearly always a slip of the keyboard, and addresses that belong to nobody in person."""

from __future__ import annotations

from functools import cache

_PROVIDERS = ("gmail", "googlemail", "hotmail", "outlook", "yahoo", "icloud", "protonmail")
_REAL = frozenset(("mail.com", "gail.com", "cloud.com", "outlok.com.br", "ahoo.com"))
"""What a slip of a provider's name would be, and is somebody's domain."""
_MORE = {
    "gmail.co": "gmail.com", "gmail.cm": "gmail.com", "gmail.om": "gmail.com", "gmaill.com": "gmail.com",
    "gnail.com": "gmail.com", "gmsil.com": "gmail.com", "gmaik.com": "gmail.com", "gmaol.com": "gmail.com",
    "gmqil.com": "gmail.com", "fmail.com": "gmail.com", "hmail.com": "gmail.com", "g.mail.com": "gmail.com",
    "gamial.com": "gmail.com", "gmeil.com": "gmail.com", "gimail.com": "gmail.com",
    "googlemial.com": "googlemail.com", "hotmail.co": "hotmail.com", "hotmail.cm": "hotmail.com",
    "hotnail.com": "hotmail.com", "hotmaik.com": "hotmail.com", "hotmsil.com": "hotmail.com",
    "homtail.com": "hotmail.com", "outlook.co": "outlook.com", "outlook.cm": "outlook.com",
    "outllok.com": "outlook.com", "outlool.com": "outlook.com", "yahoo.cm": "yahoo.com", "yahoo.co": "yahoo.com",
    "yshoo.com": "yahoo.com", "yahho.com": "yahoo.com", "icloud.co": "icloud.com", "icloud.cm": "icloud.com",
    "iclound.com": "icloud.com", "gmx.ed": "gmx.de", "gmx.dee": "gmx.de", "web.ed": "web.de", "wbe.de": "web.de",
    "t-onlin.de": "t-online.de", "t-online.ed": "t-online.de", "tonline.de": "t-online.de",
}  # fmt: skip

ENDINGS = {
    "con": "com", "cpm": "com", "comm": "com", "coom": "com", "cmo": "com", "ocm": "com", "vom": "com", "xom": "com",
    "ccom": "com", "cim": "com", "cok": "com", "clm": "com", "c0m": "com", "dom": "com", "comn": "com", "como": "com",
    "nte": "net", "nett": "net", "ner": "net", "ogr": "org", "orgg": "org", "rog": "org", "edy": "edu", "eud": "edu",
}  # fmt: skip
"""Last labels of a domain that don't exist in the root zone (IANA), and what they are meant to be."""

_ROLES = (
    "abuse accounting accounts admin administration administrator all billing bookings careers contact customerservice "
    "desk do-not-reply donotreply enquiries events everyone feedback finance frontdesk hello help helpdesk hostmaster hr "
    "info information inquiries it jobs kontakt list mail mailer-daemon marketing media news newsletter no-reply noc "
    "noreply office orders postmaster press reception recruiting root sales secretariat secretary security service "
    "services staff support team webmaster welcome "
    "bewerbung buchhaltung buero empfang personalabteilung sekretariat vertrieb verwaltung zentrale "
    "accueil administratif contactez direction recrutement secretariat.general "
    "administracion atencion contacto informacion secretaria soporte ventas "
    "atendimento contato faleconosco amministrazione contatti segreteria ufficio "
    "algemeen administratie biuro ksiegowosc rekrutacja bilgi iletisim ik kontor kundtjanst podpora obchod"
)
ROLES = tuple(_ROLES.split())
"""Local parts that several people read, after RFC 2142 and what offices use."""


@cache
def domain_typos() -> dict[str, str]:
    """Domain as mistyped → as meant: letters of a provider's name left out, doubled or in the wrong order."""
    found = {f"{slip}.com": f"{name}.com" for name in _PROVIDERS for slip in _slips(name)}
    meant = {f"{name}.com" for name in _PROVIDERS}
    return {slip: name for slip, name in (found | _MORE).items() if slip not in _REAL | meant}


def _slips(name: str) -> set[str]:
    places = range(len(name))
    left_out = {name[:at] + name[at + 1 :] for at in places}
    doubled = {name[:at] + name[at] + name[at:] for at in places}
    swapped = {name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in places[:-1]}
    return left_out | doubled | swapped
