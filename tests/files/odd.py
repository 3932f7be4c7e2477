"""A corpus of odd files: each says what is odd about it and how a person would read it. Written anew for each test."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.files.workbooks import workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

Row = tuple[str | None, ...]
Rows = list[Row]

HEAD: Row = ("E-mail", "First name", "Last name", "Years")
PEOPLE: Rows = [
    ("ana@example.com", "Ana", "Petrova", "7"),
    ("ben@example.com", "Ben", "O'Neil", "12"),
    ("carl@example.com", "Carl", "Smith, Jr.", "3"),
]


@dataclass(frozen=True)
class Odd:
    """One file. `rows` are the people under `header_row`; `codes` the issues beside those that every file may have."""

    name: str
    what: str
    write: Callable[[Path], object]
    headers: Row = HEAD
    rows: Sequence[Row] = tuple(PEOPLE)
    header_row: int | None = 1
    codes: frozenset[str] = frozenset()
    sheets: tuple[str, ...] = ()
    """The sheets proposed, where that is the point."""


def written(rows: Iterable[Row], **dialect: Any) -> str:
    """The rows as text, by Python's writer."""
    text = io.StringIO(newline="")
    csv.writer(text, **dialect).writerows(rows)
    return text.getvalue()


def _text(name: str, what: str, content: str | bytes, encoding: str = "utf-8", **reading: Any) -> Odd:
    held = content if isinstance(content, bytes) else content.encode(encoding)
    codes = frozenset(reading.pop("codes", ()))
    return Odd(name, what, lambda path: path.write_bytes(held), codes=codes, **reading)


def _sheet(
    name: str, what: str, cells: Iterable[Sequence[object]], at: tuple[int, int] = (0, 0), **reading: Any
) -> Odd:
    held = [list(row) for row in cells]
    codes = frozenset(reading.pop("codes", ()))
    return Odd(
        f"{name}.xlsx", what, lambda path: workbook(path, {"People": held}, at=at), codes=codes, **reading
    )


DIALECTS: dict[str, dict[str, Any]] = {
    "semicolon": {"delimiter": ";"},
    "tab": {"delimiter": "\t"},
    "bar": {"delimiter": "|"},
    "caret": {"delimiter": "^"},
    "tilde": {"delimiter": "~"},
    "hash": {"delimiter": "#"},
    "bang": {"delimiter": "!"},
    "star": {"delimiter": "*"},
    "broken-bar": {"delimiter": "¦"},
    "section-sign": {"delimiter": "§"},
    "colon": {"delimiter": ":"},
    "one-space": {"delimiter": " "},
    "control-a": {"delimiter": "\x01"},
    "record-separator": {"delimiter": "\x1e"},
    "unit-separator": {"delimiter": "\x1f"},
    "all-quoted": {"quoting": csv.QUOTE_ALL},
    "line-feeds": {"lineterminator": "\n"},
    "carriage-returns": {"lineterminator": "\r"},
    "single-quotes": {"quotechar": "'", "quoting": csv.QUOTE_ALL},
    "single-quotes-semicolon": {"quotechar": "'", "quoting": csv.QUOTE_ALL, "delimiter": ";"},
    "single-quotes-escaped": {
        "quotechar": "'",
        "quoting": csv.QUOTE_ALL,
        "doublequote": False,
        "escapechar": "\\",
    },
    "backslash-before-quotes": {"quoting": csv.QUOTE_ALL, "doublequote": False, "escapechar": "\\"},
    "backslash-before-commas": {"quoting": csv.QUOTE_NONE, "escapechar": "\\", "quotechar": None},
}
_QUOTED = [*PEOPLE, ("dora@example.com", 'Dora "Dee"', "Lee", "1")]
"""With quotes inside a cell, so that each way of escaping shows."""

ALPHABETS: dict[str, tuple[tuple[str, ...], Rows]] = {
    "german": (("cp1252", "mac_roman", "cp850"), [("Jürgen", "Groß", "Köln")]),
    "french": (("cp1252", "mac_roman"), [("Zoë", "Lefèvre", "Besançon"), ("François", "Côté", "Orléans")]),
    "polish": (("cp1250", "iso8859_2"), [("Łukasz", "Żółć", "Łódź"), ("Małgorzata", "Dąbrowska", "Gdańsk")]),
    "czech": (("cp1250", "iso8859_2"), [("Jiří", "Dvořák", "Plzeň"), ("Tomáš", "Černý", "Děčín")]),
    "hungarian": (("cp1250", "iso8859_2"), [("Gergő", "Szűcs", "Győr"), ("Ágnes", "Kőszegi", "Pécs")]),
    "turkish": (("cp1254", "iso8859_9"), [("Gülşah", "Yıldız", "Muğla"), ("Çağrı", "Şahin", "İzmir")]),
    "lithuanian": (
        ("cp1257", "iso8859_13"),
        [("Žydrūnas", "Šimkus", "Kėdainiai"), ("Rūta", "Čiurlionytė", "Šiauliai")],
    ),
    "russian": (
        ("cp1251", "koi8_r", "iso8859_5", "mac_cyrillic", "cp866"),
        [("Анна", "Иванова", "Москва"), ("Дмитрий", "Петров", "Казань")],
    ),
    "ukrainian": (("cp1251", "koi8_u"), [("Олексій", "Їжак", "Київ"), ("Юлія", "Кравченко", "Львів")]),
    "greek": (
        ("cp1253", "iso8859_7"),
        [("Γιώργος", "Παπαδόπουλος", "Αθήνα"), ("Ελένη", "Νικολάου", "Πάτρα")],
    ),
    "hebrew": (("cp1255", "iso8859_8"), [("דוד", "כהן", "חיפה"), ("שרה", "לוי", "ירושלים")]),
    "arabic": (("cp1256", "iso8859_6"), [("محمد", "علي", "القاهرة"), ("فاطمة", "حسن", "عمان")]),
    "thai": (("cp874",), [("สมชาย", "ใจดี", "กรุงเทพ")]),
    "japanese": (
        ("cp932", "euc_jp", "iso2022_jp"),
        [("さくら", "田中", "東京都"), ("太郎", "佐藤", "大阪")],
    ),
    "korean": (("euc_kr", "cp949"), [("민준", "김", "서울"), ("서연", "이", "부산")]),
    "chinese": (("gb18030",), [("伟", "王", "北京"), ("娜", "李", "上海")]),
    "taiwanese": (("big5",), [("怡君", "陳", "台北"), ("志明", "林", "高雄")]),
    "any": (
        ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
        [("Zoë", "王", "Łódź"), ("Анна", "Σοφία", "東京都")],
    ),
}


def _dialects() -> list[Odd]:
    return [
        _text(f"{name}.csv", f"its dialect: {dialect}", written([HEAD, *_QUOTED], **dialect), rows=_QUOTED)
        for name, dialect in DIALECTS.items()
    ]


def _encodings() -> list[Odd]:
    found = []
    for language, (codecs, names) in ALPHABETS.items():
        people = [(f"p{n}@example.com", *row) for n, row in enumerate(names, start=1)]
        head = ("E-mail", "First name", "Last name", "City")
        content = written([head, *people])
        found += [
            _text(
                f"{language}-{codec}.csv",
                f"{language}, in {codec}",
                content,
                codec,
                headers=head,
                rows=people,
            )
            for codec in codecs
        ]
    return found


def _broken_texts() -> list[Odd]:
    plain = written([HEAD, *PEOPLE])
    names = "E-mail,Name\r\n" + "".join(f"p{n}@example.com,Jürgen Müßig\r\n" for n in range(6))
    read = [(f"p{n}@example.com", "Jürgen Müßig") for n in range(6)]
    two = ("E-mail", "Name")
    return [
        _text(
            "sep-line.csv",
            "Excel's first line sep=;",
            "sep=;\r\n" + written([HEAD, *PEOPLE], delimiter=";"),
            header_row=1,
        ),
        _text(
            "sep-quoted.csv", "the same in quotes", '"sep=|"\r\n' + written([HEAD, *PEOPLE], delimiter="|")
        ),
        _text(
            "sep-lies.csv",
            "sep= names a delimiter that no sample would give",
            "sep=x\r\nE-mailxName\r\nana@g.orgxAna\r\n",
            headers=two,
            rows=[("ana@g.org", "Ana")],
        ),
        _text(
            "spaces.txt",
            "columns set apart by spaces",
            "E-mail             Name          Years\nana@example.com    Ana Maria     7\nben@example.com    Ben           12\n",
            headers=("E-mail", "Name", "Years"),
            rows=[("ana@example.com", "Ana Maria", "7"), ("ben@example.com", "Ben", "12")],
        ),
        _text(
            "open-quote.csv",
            "a quote that is never closed",
            'E-mail,Name\na@example.com,"Ana\nb@example.com,Ben\nc@example.com,Carl\n',
            headers=two,
            rows=[("a@example.com", '"Ana'), ("b@example.com", "Ben"), ("c@example.com", "Carl")],
            codes={"row.quote_unclosed"},
        ),
        _text(
            "short-rows.csv",
            "rows that end early",
            "E-mail,Name,Years\na@example.com,Ana,7\nb@example.com,Ben\nc@example.com,Carl,3\nd@example.com,Dora,4\n",
            headers=("E-mail", "Name", "Years"),
            rows=[
                ("a@example.com", "Ana", "7"),
                ("b@example.com", "Ben", None),
                ("c@example.com", "Carl", "3"),
                ("d@example.com", "Dora", "4"),
            ],
            codes={"row.shorter"},
        ),
        _text(
            "long-rows.csv",
            "a row with a cell too many",
            "E-mail,Name\na@example.com,Ana\nb@example.com,Smith,Ben\nc@example.com,Carl\n",
            headers=("E-mail", "Name", "C"),
            rows=[
                ("a@example.com", "Ana", None),
                ("b@example.com", "Smith", "Ben"),
                ("c@example.com", "Carl", None),
            ],
            codes={"row.longer"},
        ),
        _text(
            "bad-byte.csv",
            "UTF-8 with one western byte",
            names.encode().replace("ü".encode(), b"\xfc", 1),
            headers=two,
            rows=read,
            codes={"cell.bad_byte"},
        ),
        _text(
            "cut-letter.csv",
            "UTF-8 that ends within a letter",
            names.encode() + b"z@example.com,Zo\xc3",
            headers=two,
            rows=[*read, ("z@example.com", "ZoÃ")],
            codes={"cell.bad_byte"},
        ),
        _text(
            "bad-byte-japanese.csv",
            "Shift-JIS with one byte that is none",
            "メール,氏名\r\na@example.com,田中さくら\r\nb@example.com,佐藤ひろし".encode("cp932")
            + b"\x81\r\n",
            headers=("メール", "氏名"),
            rows=[("a@example.com", "田中さくら"), ("b@example.com", "佐藤ひろし\ufffd")],
            codes={"cell.bad_byte"},
        ),
        _text(
            "mojibake.csv",
            "UTF-8 that another program read as Windows-1252",
            "E-mail,Name\na@example.com,Anna MÃ¼ller\nb@example.com,Ben\n",
            headers=two,
            rows=[("a@example.com", "Anna MÃ¼ller"), ("b@example.com", "Ben")],
            codes={"cell.mojibake"},
        ),
        _text(
            "nul.csv",
            "a NUL in a name",
            "E-mail,Name\na@example.com,A\x00na\nb@example.com,Ben\n",
            headers=two,
            rows=[("a@example.com", "A\ufffdna"), ("b@example.com", "Ben")],
            codes={"cell.character_replaced"},
        ),
        _text("blank-lines.csv", "empty lines between people", plain.replace("\r\n", "\r\n\r\n")),
        _text("empty-cells.csv", "thousands of rows with nothing but commas", plain + ",,,\r\n" * 5000),
        _text(
            "many-lines.csv",
            "a cell of several lines",
            'E-mail,Bio\r\na@example.com,"one\r\ntwo"\r\nb@example.com,three\r\n',
            headers=("E-mail", "Bio"),
            rows=[("a@example.com", "one\r\ntwo"), ("b@example.com", "three")],
        ),
        _text(
            "trailing-comma.csv",
            "a comma at the end of every row",
            "E-mail,Name,\r\na@example.com,Ana,\r\nb@example.com,Ben,\r\n",
            headers=two,
            rows=[("a@example.com", "Ana"), ("b@example.com", "Ben")],
        ),
        _text(
            "no-header.csv", "people at once", written(PEOPLE), header_row=None, headers=("A", "B", "C", "D")
        ),
        _text(
            "one-column.csv",
            "addresses only",
            "E-mail\nana@example.com\nben@example.com\n",
            headers=("E-mail",),
            rows=[("ana@example.com",), ("ben@example.com",)],
        ),
        _text(
            "preamble.csv",
            "three lines before the header",
            "Participants; as of May\nExported by HR\n\n" + plain,
            header_row=4,
        ),
        _text(
            "line-separator.csv",
            "U+2028 and U+0085 inside names",
            "E-mail,Name\r\na@example.com,A\u2028na\r\nb@example.com,B\x85en\r\n",
            headers=two,
            rows=[("a@example.com", "A\u2028na"), ("b@example.com", "B\x85en")],
            codes={"cell.odd_blanks"},
        ),
        _text(
            "times.csv",
            "colons and slashes in every row",
            "E-mail,Date,Time\nana@example.com,01/02/2024,10:00:01\nben@example.com,03/04/2024,11:00:02\n",
            headers=("E-mail", "Date", "Time"),
            rows=[
                ("ana@example.com", "01/02/2024", "10:00:01"),
                ("ben@example.com", "03/04/2024", "11:00:02"),
            ],
        ),
        _text(
            "names.csv",
            "one column of names: a space is no delimiter",
            "Full name\nAnna Smith\nBen Jones\n",
            headers=("Full name",),
            rows=[("Anna Smith",), ("Ben Jones",)],
        ),
        _text(
            "apostrophes.csv",
            "apostrophes are not quotes",
            "E-mail,Motto\na@example.com,'tis nothing\nb@example.com,rock 'n' roll\n",
            headers=("E-mail", "Motto"),
            rows=[("a@example.com", "'tis nothing"), ("b@example.com", "rock 'n' roll")],
        ),
        _text(
            "backslashes.csv",
            "backslashes are not escapes",
            'E-mail,Path\na@example.com,"C:\\"\nb@example.com,"D:\\new\\"\n',
            headers=("E-mail", "Path"),
            rows=[("a@example.com", "C:\\"), ("b@example.com", "D:\\new\\")],
        ),
    ]


def _shapes() -> list[Odd]:
    two: Row = ("E-mail", "Name")
    ana, ben = ("ana@example.com", "Ana"), ("ben@example.com", "Ben")
    blank: Row = ()
    return [
        _sheet(
            "titles",
            "title lines and an empty row above",
            [("Mentors 2026",), ("as of May",), blank, HEAD, *PEOPLE],
            header_row=4,
        ),
        _sheet("far", "the table starts at D5", [HEAD, *PEOPLE], at=(4, 3), header_row=5),
        _sheet(
            "gaps",
            "empty rows and an empty column between",
            [(*HEAD[:2], None, *HEAD[2:]), blank, *((*p[:2], None, *p[2:]) for p in PEOPLE)],
        ),
        _sheet(
            "repeated",
            "the header comes again",
            [HEAD, PEOPLE[0], HEAD, *PEOPLE[1:]],
            codes={"row.header_again"},
        ),
        _sheet(
            "groups",
            "groups above the names",
            [("Person", None, None, "Work", None), (*HEAD, "City"), *((*p, "Rome") for p in PEOPLE)],
            header_row=2,
            headers=(
                "Person – E-mail",
                "Person – First name",
                "Person – Last name",
                "Work – Years",
                "Work – City",
            ),
            rows=[(*p, "Rome") for p in PEOPLE],
        ),
        _sheet(
            "names-below",
            "a wide title with names below",
            [("E-mail", "Name", None, "Years"), (None, "First", "Last", None), *PEOPLE],
            headers=("E-mail", "Name – First", "Name – Last", "Years"),
        ),
        _sheet(
            "survey",
            "a survey tool's second row says which answer",
            [
                ("E-mail", "Which skills?", None, "Years"),
                ("Open-Ended Response", "Java", "Go", "Response"),
                ("ana@example.com", "Java", None, "7"),
                ("ben@example.com", None, "Go", "3"),
            ],
            headers=("E-mail", "Which skills? – Java", "Which skills? – Go", "Years"),
            rows=[("ana@example.com", "Java", None, "7"), ("ben@example.com", None, "Go", "3")],
        ),
        _sheet(
            "question-ids",
            "question texts and ids below the header",
            [
                ("E-mail", "First name", "Q1"),
                ("What is your e-mail address?", "What is your first name?", "Why do you join?"),
                ('{"ImportId":"QID1"}', '{"ImportId":"QID2"}', '{"ImportId":"QID3"}'),
                ("ana@example.com", "Ana", "To learn"),
                ("ben@example.com", "Ben", "To teach"),
            ],
            headers=("E-mail", "First name", "Q1"),
            rows=[("ana@example.com", "Ana", "To learn"), ("ben@example.com", "Ben", "To teach")],
            codes={"row.header_more"},
        ),
        _sheet(
            "notes-below",
            "a note under the table",
            [HEAD, *PEOPLE, blank, ("Source: HR system, ask Olga",)],
            codes={"row.note"},
        ),
        _sheet(
            "total",
            "a total stays, to be counted as left out",
            [HEAD, *PEOPLE, ("Total", None, None, "22")],
            rows=[*PEOPLE, ("Total", None, None, "22")],
        ),
        _sheet(
            "table-below",
            "another table under the people",
            [HEAD, *PEOPLE, blank, ("Department", "Heads"), ("Sales", "4"), ("IT", "9")],
            codes={"row.other_table"},
        ),
        _sheet(
            "table-above",
            "another table above the people",
            [("Department", "Heads"), ("Sales", "4"), ("IT", "9"), blank, HEAD, *PEOPLE],
            header_row=5,
        ),
        _sheet(
            "table-beside",
            "a short list beside the people",
            [(*HEAD, None, "Options")]
            + [
                (f"p{n}@example.com", "Ana", "Lee", "1", None, *(("Sales",), ("IT",), ())[min(n, 2)])
                for n in range(9)
            ],
            rows=[(f"p{n}@example.com", "Ana", "Lee", "1") for n in range(9)],
            codes={"sheet.other_table"},
        ),
        _sheet(
            "table-beside-longer",
            "a longer list beside the people",
            [
                (*two, None, "Options"),
                *((*p, None, o) for p, o in ((ana, "a"), (ben, "b"))),
                *((None, None, None, o) for o in "cdef"),
            ],
            headers=two,
            rows=[ana, ben],
            codes={"sheet.other_table"},
        ),
        _sheet(
            "sparse-column",
            "a sparse column behind an empty one is no other table",
            [
                (*two, None, "Notes"),
                (*ana, None, None),
                (*ben, None, "late"),
                ("c@example.com", "Carl", None, None),
            ],
            headers=(*two, "Notes"),
            rows=[(*ana, None), (*ben, "late"), ("c@example.com", "Carl", None)],
        ),
        _sheet("no-header", "people at once", PEOPLE, header_row=None, headers=("A", "B", "C", "D")),
        _sheet(
            "two-line-title",
            "a title of two lines",
            [("E-mail", "First\nname"), ana, ben],
            headers=("E-mail", "First name"),
            rows=[ana, ben],
        ),
        _sheet(
            "person-without-address",
            "somebody without an address below a gap stays",
            [HEAD, *PEOPLE, blank, (None, "Dora", "Lee", "4")],
            rows=[*PEOPLE, (None, "Dora", "Lee", "4")],
        ),
        _sheet(
            "twice-the-title",
            "two columns of one name",
            [("E-mail", "Name", "Name"), (*ana, "A"), (*ben, "B")],
            headers=("E-mail", "Name", "Name (2)"),
            rows=[(*ana, "A"), (*ben, "B")],
        ),
        _many(
            "archive",
            "a sheet called Archive is not proposed",
            {"Mentors": [two, ana], "Archive 2024": [two, ben]},
            ("Mentors",),
        ),
        _many(
            "template",
            "nor a template, in any language",
            {"Vorlage": [two, ben], "Personen": [two, ana]},
            ("Personen",),
        ),
        _many(
            "instructions",
            "nor instructions with an example",
            {"Instructions": [two, ben], "Data": [two, ana]},
            ("Data",),
        ),
        _many(
            "only-archive",
            "unless nobody stands elsewhere",
            {"Archive": [two, ana], "Lists": [("Sales",), ("IT",)]},
            ("Archive",),
        ),
    ]


def _many(name: str, what: str, sheets: dict[str, Rows], proposed: tuple[str, ...]) -> Odd:
    chosen = sheets[proposed[0]]
    held: dict[str, list[list[object]]] = {
        title: [list(row) for row in rows] for title, rows in sheets.items()
    }
    return Odd(
        f"{name}.xlsx", what, lambda path: workbook(path, held), chosen[0], chosen[1:], sheets=proposed
    )


CORPUS: tuple[Odd, ...] = (*_dialects(), *_encodings(), *_broken_texts(), *_shapes())
