"""Makes participants.xlsx: 60 people on two sheets, as people really keep them. The same bytes every time.

examples/README.md lists what is odd about it and what the right handling is.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

TARGET = Path(__file__).with_name("participants.xlsx")
MADE_AT = dt.datetime(2026, 1, 12, 9, 0)  # noqa: DTZ001 - what the workbook says about itself
NBSP = "\u00a0"

Person = dict[str, Any]
Columns = tuple[tuple[str, str, int], ...]
Looks = dict[str, Any]

MENTOR_NAMES = """
Amara Okafor|Benedikt Sommer|Chiara Rossi|Dmitri Volkov|Elif Yıldız|Fergus O'Brien|Grace Mbeki|Hiroshi Tanaka
Ingrid van der Berg|Jonas Lindqvist|Katarzyna Wójcik|Luís Carvalho|Mónica Herrera|Nils Petersen|Olivia Bennett
Priya Raman|Quentin Lefèvre|Rania Haddad|Sven Sørensen|Tom Baker|Ursula Keller|Viktor Novák|Wendy Zhao|Yusuf Demir
"""
MENTEE_NAMES = """
Adele Fontaine|Bruno Almeida|Camille Durand|David Stein|Emma Larsson|Farid Nasser|Giulia Bianchi|Hannah Vogel
Ismael Torres|Julia Nowak|Kofi Mensah|Lena Hoffmann|Marco Ferrari|Nadia Rahman|Oscar Nyström|Paula Jiménez
Rafael Costa|Sofia Papadaki|Thomas Weber|Uma Krishnan|Valeria Moretti|William Harris|Xenia Ivanova|Yara Khalil
Zoe Martin|Anton Berger|Beatriz Lopes|Carl Johansen|Dora Szabó|Erik Dahl|Fatima Zahra|Georg Winter|Helen Murphy
Ivan Petrov|Jana Dvořák|Kenji Mori
"""
DEPARTMENTS = ("Engineering", "Finance", "Human Resources", "Marketing", "Operations", "Sales")
TITLES = ("Team Lead", "Senior Analyst", "Project Manager", "Specialist", "Consultant")
LOCATIONS = ("Berlin", "London", "Lisbon", "Warsaw", "Toronto")
SKILLS = ("Python", "Leadership", "Negotiation", "Data analysis", "Public speaking", "Budgeting", "Design")
GOALS = ("Lead a team", "Change department", "Speak in public", "Build a network", "Plan a career")
PLAIN_LETTERS = str.maketrans("ıöüóéíąłńèřáæøçWÓ", "iouoeialneraaocwo")

MENTOR_COLUMNS = (
    ("E-mail ", "email", 34), ("First name", "first", 14), ("Last name", "last", 16), ("Employee ID", "id", 12),
    ("Department", "department", 18), ("Job title", "title", 18), ("Location", "location", 12), ("Phone", "phone", 18),
    ("Start date", "start", 12), ("Years of\nexperience", "years", 12), ("Skills", "skills", 34),
    ("Mentee capacity", "capacity", 16), ("HR remark", "remark", 24),
)  # fmt: skip
MENTEE_COLUMNS = (
    ("E-mail address", "email", 34), ("Given name", "first", 14), ("Surname", "last", 16), ("Employee ID", "id", 12),
    ("Department", "department", 18), ("Job title", "title", 18), ("Location", "location", 12), ("Phone", "phone", 18),
    ("Start date", "start", 12), ("Years of\nexperience", "years", 12), ("Skills", "skills", 34),
    ("Goals", "goals", 34), ("Manager e-mail", "manager", 30), ("HR remark", "remark", 24),
)  # fmt: skip


def names(text: str) -> list[str]:
    """One name after the other."""
    return text.strip().replace("\n", "|").split("|")


def person(number: int, name: str) -> Person:
    """Somebody without any mistake."""
    first, last = name.split(" ", 1)
    plain = f"{first}.{last}".lower().translate(PLAIN_LETTERS).replace(" ", "").replace("'", "")
    plain = plain.encode("ascii", "ignore").decode()
    return {
        "email": f"{plain}@northwind.example",
        "first": first,
        "last": last,
        "id": number,
        "department": DEPARTMENTS[number % 6],
        "title": TITLES[number % 5],
        "location": LOCATIONS[number % 5],
        "phone": f"+44 20 7946 0{number:03}",
        "start": dt.date(2014 + number % 11, 1 + number % 12, 1 + number * 7 % 28),
        "years": 1 + number % 19,
        "skills": f"{SKILLS[number % 7]}; {SKILLS[(number + 2) % 7]}",
        "remark": "",
    }


def mentors() -> list[Person]:
    """24 people; one of them can't be imported."""
    people = [
        person(n, name) | {"capacity": 1 + n % 3} for n, name in enumerate(names(MENTOR_NAMES), start=1)
    ]
    by_last = {one["last"]: one for one in people}
    by_last["Okafor"]["email"] += "  "
    by_last["Sommer"]["email"] = "Benedikt.Sommer@Northwind.example"
    by_last["Rossi"]["email"] = "Chiara Rossi <chiara.rossi@northwind.example>"
    by_last["Volkov"]["department"] = "Eng."
    by_last["Yıldız"]["phone"] = 442079460005
    by_last["O'Brien"]["first"] = f"Fergus{NBSP}"
    by_last["Mbeki"]["years"] = "12"
    by_last["Tanaka"]["years"] = "5 years"
    by_last["Lindqvist"]["phone"] = "N/A"
    by_last["Wójcik"]["start"] = "25/03/2019"
    by_last["Carvalho"]["start"] = "03/04/2021"
    by_last["Herrera"]["skills"] = "leadership;  Negotiation ;"
    by_last["Petersen"]["id"] = "00014"
    by_last["Baker"]["email"] = "tom.baker.northwind.example"
    by_last["Keller"]["last"] = "KELLER"
    by_last["Novák"]["remark"] = "on leave until May, but wants to take part"
    return people


def mentees() -> list[Person]:
    """36 people of their own and two of the mentors; two of the 38 can't be imported. 40 rows."""
    extra = {"goals": "", "manager": "amara.okafor@northwind.example"}
    people = [person(100 + n, name) | extra for n, name in enumerate(names(MENTEE_NAMES), start=1)]
    for n, one in enumerate(people):
        one["goals"] = f"{GOALS[n % 5]}; {GOALS[(n + 1) % 5]}"
    by_last = {one["last"]: one for one in people}
    by_last["Almeida"]["email"] = "mailto:bruno.almeida@northwind.example"
    by_last["Durand"]["email"] = f"{NBSP}camille.durand@northwind.example"
    by_last["Stein"]["start"] = "14/06/2022"
    by_last["Larsson"]["start"] = "05/06/2023"
    by_last["Nasser"]["department"] = "N/A"
    by_last["Bianchi"]["years"] = "about five"
    by_last["Vogel"]["email"] = ""
    by_last["Torres"]["last"] = "  Torres"
    by_last["Nowak"]["manager"] = "petra.lang@gmial.com"
    by_last["Mensah"]["phone"] = "020 7946 0111 ext. 4"
    by_last["Hoffmann"]["location"] = "=NA()"
    by_last["Rahman"]["start"] = "since 2018"
    by_last["Weber"]["id"] = ""
    by_last["Harris"]["remark"] = "asked for a mentor outside Sales"
    both = [one | extra | {"goals": GOALS[0]} for one in mentors() if one["last"] in {"Raman", "Zhao"}]
    both[1]["email"] = both[1]["email"].upper()
    twin = dict(by_last["Ferrari"])
    other_costa = by_last["Costa"] | {
        "first": "Rafaela",
        "id": 199,
        "department": "Finance",
        "title": "Trainee",
    }
    return [*people[:20], twin, *people[20:], other_costa, *both]


def write(
    sheet: Worksheet, people: list[Person], place: tuple[int, int], columns: Columns, looks: Looks
) -> int:
    """Header and people from that cell on, with an empty row after the twelfth; returns the row after the last."""
    row, left = place
    for offset, (title, _, width) in enumerate(columns):
        sheet.write_string(row, left + offset, title, looks["header"])
        sheet.set_column(left + offset, left + offset, width)
    for index, one in enumerate(people):
        row += 2 if index == 12 else 1
        for offset, (_, key, _) in enumerate(columns):
            write_cell(sheet, row, left + offset, one[key], looks)
    return row + 1


def write_cell(sheet: Worksheet, row: int, column: int, value: object, looks: Looks) -> None:
    """A cell of the type that people's programs give it: an ID is a number shown as 00042, a date a real date."""
    if isinstance(value, dt.date):
        sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), looks["date"])
    elif value == "=NA()":
        sheet.write_formula(row, column, value, None, "#N/A")
    elif isinstance(value, int) and column in looks["id_columns"]:
        sheet.write_number(row, column, value, looks["id"])
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, value)


def main() -> None:
    """Writes the workbook."""
    book = xlsxwriter.Workbook(TARGET)
    book.set_properties({"title": "Spring Mentoring", "author": "Northwind HR", "created": MADE_AT})
    looks: Looks = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "header": book.add_format({"bold": True, "bg_color": "#DCE6F1", "text_wrap": True, "valign": "top"}),
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "id": book.add_format({"num_format": "00000"}),
    }
    first = book.add_worksheet("Mentors")
    first.write_string(0, 0, "Spring Mentoring 2026: mentors", looks["title"])
    first.write_string(1, 0, "Exported on 12 January 2026. Please keep this list internal.")
    end = write(first, mentors(), (3, 0), MENTOR_COLUMNS, looks | {"id_columns": {3}})
    first.write_string(end + 1, 1, "Total")
    first.write_formula(end + 1, 11, f"=SUM(L5:L{end})", None, sum(one["capacity"] for one in mentors()))
    second = book.add_worksheet("Mentees")
    second.write_string(0, 1, "Spring Mentoring 2026: mentees", looks["title"])
    write(second, mentees(), (2, 1), MENTEE_COLUMNS, looks | {"id_columns": {4}})
    notes = book.add_worksheet("Notes")
    notes.write_string(0, 0, "Notes", looks["title"])
    for row, text in enumerate(NOTES, start=2):
        notes.write_string(row, 0, text)
    book.close()


NOTES = (
    "Kick-off on 3 March, 10:00, large meeting room and online.",
    "Mentors with room for three: ask again in April whether that still holds.",
    "Rafael and Rafaela Costa: two people or one? Ask their departments.",
    "Questions to Olga, extension 42.",
)

if __name__ == "__main__":
    main()
