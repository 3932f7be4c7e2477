"""What people call time zones: cities, abbreviations, names in many languages, Windows' names. Zones are IANA's.

CLDR's names come through Babel. The tables here say what CLDR leaves open: which zone stands for a name that several share.
"""

from __future__ import annotations

import re
import zoneinfo
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global

from muster.engine.fields.locales import LANGUAGES
from muster.engine.fields.spelling import bare, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_META_ZONES = {
    "America_Eastern": "America/New_York", "America_Central": "America/Chicago", "America_Mountain": "America/Denver",
    "America_Pacific": "America/Los_Angeles", "Alaska": "America/Anchorage", "Hawaii_Aleutian": "Pacific/Honolulu",
    "Atlantic": "America/Halifax", "Newfoundland": "America/St_Johns", "Europe_Central": "CET", "Europe_Eastern": "EET",
    "Europe_Western": "WET", "GMT": "GMT", "Moscow": "Europe/Moscow", "Turkey": "Europe/Istanbul",
    "Japan": "Asia/Tokyo", "Korea": "Asia/Seoul", "China": "Asia/Shanghai", "India": "Asia/Kolkata",
    "Pakistan": "Asia/Karachi", "Bangladesh": "Asia/Dhaka", "Indochina": "Asia/Bangkok", "Singapore": "Asia/Singapore",
    "Hong_Kong": "Asia/Hong_Kong", "Taipei": "Asia/Taipei", "Philippines": "Asia/Manila", "Nepal": "Asia/Kathmandu",
    "Indonesia_Western": "Asia/Jakarta", "Indonesia_Central": "Asia/Makassar", "Indonesia_Eastern": "Asia/Jayapura",
    "Gulf": "Asia/Dubai", "Arabian": "Asia/Riyadh", "Israel": "Asia/Jerusalem", "Iran": "Asia/Tehran",
    "Australia_Western": "Australia/Perth", "New_Zealand": "Pacific/Auckland", "Africa_Southern": "Africa/Johannesburg",
    "Africa_Eastern": "Africa/Nairobi", "Africa_Western": "Africa/Lagos", "Africa_Central": "Africa/Maputo",
    "Brasilia": "America/Sao_Paulo", "Argentina": "America/Argentina/Buenos_Aires", "Chile": "America/Santiago",
    "Colombia": "America/Bogota", "Peru": "America/Lima", "Venezuela": "America/Caracas", "Uruguay": "America/Montevideo",
}  # fmt: skip
"""CLDR's zones of a common name → the zone that stands for it. Australia's east is left out: two zones share its name."""

ABBREVIATIONS = {
    "cest": "CET", "mez": "CET", "mesz": "CET", "hec": "CET", "hnec": "CET", "eest": "EET", "oez": "EET", "oesz": "EET",
    "wez": "WET", "wesz": "WET", "msk": "Europe/Moscow", "trt": "Europe/Istanbul", "jst": "Asia/Tokyo",
    "kst": "Asia/Seoul", "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong", "pht": "Asia/Manila", "wib": "Asia/Jakarta",
    "wita": "Asia/Makassar", "pkt": "Asia/Karachi", "npt": "Asia/Kathmandu", "et": "America/New_York",
    "est": "America/New_York", "edt": "America/New_York", "ct": "America/Chicago", "cdt": "America/Chicago",
    "mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver", "pt": "America/Los_Angeles",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "akst": "America/Anchorage", "akdt": "America/Anchorage",
    "hst": "Pacific/Honolulu", "adt": "America/Halifax", "nst": "America/St_Johns", "ndt": "America/St_Johns",
    "aet": "Australia/Sydney", "aedt": "Australia/Sydney", "acdt": "Australia/Adelaide", "awst": "Australia/Perth",
    "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland", "nzt": "Pacific/Auckland", "sast": "Africa/Johannesburg",
    "eat": "Africa/Nairobi", "wat": "Africa/Lagos", "brt": "America/Sao_Paulo", "clt": "America/Santiago",
    "cot": "America/Bogota", "vet": "America/Caracas", "us eastern": "America/New_York", "us central": "America/Chicago",
    "us mountain": "America/Denver", "us pacific": "America/Los_Angeles", "eastern": "America/New_York",
    "pacific": "America/Los_Angeles", "eastern us": "America/New_York", "pacific us": "America/Los_Angeles",
    "uk time": "Europe/London", "uk": "Europe/London", "london time": "Europe/London", "zulu": "UTC", "z": "UTC",
    "eastern time us and canada": "America/New_York", "central time us and canada": "America/Chicago",
    "mountain time us and canada": "America/Denver", "pacific time us and canada": "America/Los_Angeles",
    "atlantic time canada": "America/Halifax", "coordinated universal time": "UTC", "uct": "UTC", "japan": "Asia/Tokyo",
    "turkey": "Europe/Istanbul", "hongkong": "Asia/Hong_Kong", "israel": "Asia/Jerusalem", "iran": "Asia/Tehran", "egypt": "Africa/Cairo",
    "eire": "Europe/Dublin", "poland": "Europe/Warsaw", "jamaica": "America/Jamaica", "cuba": "America/Havana", "gb": "Europe/London",
}  # fmt: skip
"""Short names that mean one zone, also where IANA has a fixed zone of that name (EST is New York's, not Panama's)."""

SHARED = {
    "ist": {"IN": "Asia/Kolkata", "IL": "Asia/Jerusalem", "IE": "Europe/Dublin"},
    "bst": {"GB": "Europe/London", "BD": "Asia/Dhaka"},
    "cst": {"US": "America/Chicago", "CA": "America/Chicago", "CN": "Asia/Shanghai", "TW": "Asia/Taipei", "MX": "America/Mexico_City"},
    "ast": {"CA": "America/Halifax", "SA": "Asia/Riyadh", "PR": "America/Puerto_Rico"},
    "gst": {"AE": "Asia/Dubai", "OM": "Asia/Muscat", "GS": "Atlantic/South_Georgia"},
    "aest": {"AU": "Australia/Sydney"}, "acst": {"AU": "Australia/Adelaide"},
    "wit": {"ID": "Asia/Jayapura"}, "ict": {"TH": "Asia/Bangkok", "VN": "Asia/Ho_Chi_Minh"}, "art": {"AR": "America/Argentina/Buenos_Aires"},
    "pet": {"PE": "America/Lima"}, "cat": {"ZW": "Africa/Harare", "MZ": "Africa/Maputo"},
}  # fmt: skip
"""Short names that several parts of the world use: the program's country decides, else the first is only offered."""

_CITIES = {
    "Europe/Berlin": "Munich|München|Hamburg|Frankfurt|Frankfurt am Main|Cologne|Köln|Stuttgart|Düsseldorf|Leipzig|Bonn|Germany time",
    "Europe/Zurich": "Geneva|Genf|Genève|Bern|Basel|Lausanne|Zürich", "Europe/Vienna": "Graz|Salzburg|Linz|Innsbruck",
    "Europe/Paris": "Lyon|Marseille|Toulouse|Lille|Bordeaux|Nice|Nantes", "Europe/Madrid": "Barcelona|Valencia|Sevilla|Seville|Bilbao",
    "Europe/Rome": "Milan|Milano|Mailand|Turin|Torino|Naples|Napoli|Florence|Firenze|Bologna", "Europe/Lisbon": "Porto",
    "Europe/London": "Edinburgh|Manchester|Leeds|Bristol|Glasgow|Cardiff|Liverpool", "Europe/Dublin": "Cork|Galway",
    "Europe/Amsterdam": "Rotterdam|The Hague|Den Haag|Utrecht|Eindhoven", "Europe/Brussels": "Antwerp|Antwerpen|Ghent|Gent",
    "Europe/Warsaw": "Kraków|Krakow|Cracow|Wrocław|Gdańsk|Poznań", "Europe/Prague": "Brno", "Europe/Stockholm": "Gothenburg|Göteborg|Malmö",
    "Europe/Copenhagen": "Aarhus", "Europe/Moscow": "St. Petersburg|Saint Petersburg|Санкт-Петербург", "Europe/Istanbul": "Ankara|Izmir|İzmir",
    "Europe/Kyiv": "Kiev|Kyiv|Lviv|Odesa", "America/New_York": "Boston|Washington|Washington DC|Washington, D.C.|Miami|Atlanta|Philadelphia|NYC",
    "America/Chicago": "Dallas|Houston|Austin|Minneapolis|New Orleans|St. Louis", "America/Los_Angeles": "San Francisco|Seattle|San Diego|Las Vegas|LA",
    "America/Denver": "Salt Lake City", "America/Toronto": "Ottawa|Montreal|Montréal", "America/Mexico_City": "Guadalajara",
    "America/Sao_Paulo": "São Paulo|Rio de Janeiro|Brasília|Brasilia|Rio", "Asia/Kolkata": "Mumbai|New Delhi|Delhi|Bangalore|Bengaluru|Chennai|Hyderabad|Pune|Kolkata|Calcutta",
    "Asia/Shanghai": "Beijing|Peking|Shenzhen|Guangzhou|Chongqing|北京|深圳|广州", "Asia/Tokyo": "Osaka|Kyoto|Sapporo|大阪|京都|Nagoya",
    "Asia/Seoul": "Busan|부산", "Asia/Karachi": "Islamabad|Lahore", "Asia/Ho_Chi_Minh": "Saigon|Ho Chi Minh City|Hồ Chí Minh",
    "Asia/Bangkok": "Hanoi|Hà Nội", "Asia/Dubai": "Abu Dhabi|Muscat", "Asia/Jerusalem": "Tel Aviv", "Asia/Kathmandu": "Kathmandu|Katmandu",
    "Asia/Yangon": "Yangon|Rangoon", "Australia/Sydney": "Canberra", "Pacific/Auckland": "Wellington|Christchurch",
    "Africa/Johannesburg": "Cape Town|Pretoria|Durban", "Africa/Lagos": "Abuja", "America/Argentina/Buenos_Aires": "Buenos Aires",
    "America/Bogota": "Medellín|Medellin", "Asia/Riyadh": "Jeddah|Mecca", "Asia/Taipei": "Taipei|台北",
}  # fmt: skip
"""Large cities that are in a zone named after another."""

_OFFSET = re.compile(
    r"(?:utc|gmt|z)?\s*([+\-−–])\s*(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:h|hrs|hours)?\Z", re.IGNORECASE
)
_ZERO = re.compile(r"(?:utc|gmt)\s*[+\-±]?\s*0{0,2}(?::?00)?\Z|[+\-±]?00:?00\Z", re.IGNORECASE)
_LEGACY = ("posix/", "right/", "SystemV/")
_NO_PLACE = frozenset(("UTC", "GMT", "CET", "EET", "MET", "WET", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT"))
_UNEVEN = {
    (3, 30): "Asia/Tehran", (4, 30): "Asia/Kabul", (5, 30): "Asia/Kolkata", (5, 45): "Asia/Kathmandu", (6, 30): "Asia/Yangon",
    (9, 30): "Australia/Darwin", (-3, 30): "America/St_Johns", (12, 45): "Pacific/Chatham", (10, 30): "Australia/Lord_Howe",
}  # fmt: skip
EASTMOST, WESTMOST = 14, -12


@cache
def zones() -> Mapping[str, str]:
    """Small letters → the zone's IANA name. Of those without a slash, only what is no place."""
    names = zoneinfo.available_timezones()
    return {
        name.casefold(): name
        for name in names
        if ("/" in name and not name.startswith(_LEGACY)) or name in _NO_PLACE
    }


@cache
def cities() -> Mapping[str, str]:
    """Every spelling of a city → its zone. A name that several zones have names none."""
    found: dict[str, set[str]] = {}
    for name, zone in _city_names():
        for spelling in spellings(name):
            found.setdefault(spelling, set()).add(_current(zone))
    known = {spelling: min(of) for spelling, of in found.items() if len(of) == 1}
    for zone, names in _CITIES.items():
        known |= {spelling: zone for name in names.split("|") for spelling in spellings(name)}
    known.pop("", None)
    return known


@cache
def named_zones() -> Mapping[str, str]:
    """Names of zones in many languages, and Windows' names → zone."""
    known = {bare(name): _current(zone) for name, zone in get_global("windows_zone_mapping").items()}
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        called = Locale(language).meta_zones
        for meta, zone in _META_ZONES.items():
            for name in called.get(meta, {}).get("long", {}).values():
                found.setdefault(bare(name), set()).add(zone)
    known |= {name: min(of) for name, of in found.items() if len(of) == 1}
    known.pop("", None)
    return known | ABBREVIATIONS


def fixed_zone(text: str) -> tuple[str, bool] | None:
    """The zone of an offset such as `GMT+3`, and whether it is exactly that; IANA has only whole hours, with reversed signs."""
    if _ZERO.match(text):
        return "UTC", True
    found = _OFFSET.match(text)
    if not found:
        return None
    sign = 1 if found.group(1) == "+" else -1
    hours, minutes = sign * int(found.group(2)), int(found.group(3) or 0)
    if not WESTMOST <= hours <= EASTMOST:
        return None
    if minutes:
        uneven = _UNEVEN.get((hours, minutes))
        return (uneven, False) if uneven else None
    return (f"Etc/GMT{-hours:+d}", True) if hours else ("UTC", True)


def _city_names() -> Iterator[tuple[str, str]]:
    for zone in zones().values():
        if "/" in zone and not zone.startswith(
            ("Etc/", "US/", "SystemV/", "Canada/", "Brazil/", "Mexico/", "Chile/")
        ):
            yield zone.rpartition("/")[2].replace("_", " "), zone
    for language in LANGUAGES:
        for zone, names in Locale(language).time_zones.items():
            if "city" in names and _current(zone).casefold() in zones():
                yield names["city"], zone


_NOT_BY_CLDR = {
    "Asia/Calcutta": "Asia/Kolkata", "Asia/Saigon": "Asia/Ho_Chi_Minh", "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon", "Europe/Kiev": "Europe/Kyiv", "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "America/Godthab": "America/Nuuk", "America/Indianapolis": "America/Indiana/Indianapolis", "Atlantic/Faeroe": "Atlantic/Faroe",
    "America/Louisville": "America/Kentucky/Louisville", "America/Cordoba": "America/Argentina/Cordoba",
    "America/Catamarca": "America/Argentina/Catamarca", "America/Jujuy": "America/Argentina/Jujuy",
    "America/Mendoza": "America/Argentina/Mendoza", "America/Coral_Harbour": "America/Atikokan", "Africa/Asmera": "Africa/Asmara",
    "Pacific/Ponape": "Pacific/Pohnpei", "Pacific/Truk": "Pacific/Chuuk", "Pacific/Enderbury": "Pacific/Kanton",
    "Asia/Istanbul": "Europe/Istanbul", "Europe/Nicosia": "Asia/Nicosia", "America/Fort_Wayne": "America/Indiana/Indianapolis",
}  # fmt: skip
"""CLDR keeps the zones' first names; these are IANA's of today."""


def _current(zone: str) -> str:
    """The name of today for a zone that was renamed, so that two names are not two zones."""
    return _NOT_BY_CLDR.get(zone, zone)
