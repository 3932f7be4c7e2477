"""What one language's file holds: the usual names of the standard fields, and the words that say whose a column is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WEAK = "~"
"""Before a name that is as often the name of something else: it counts, but not for much."""
STEM = "*"
"""Behind a word that goes on with any ending."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language in headers. In each text the entries are separated by commas.

    `names`: field key → its names. `others`: words that make a column somebody or something else's than the person's
    own ("emergency", "created"), unless the field's own name has them. `people`: those of them who may be whom the sheet is
    about ("client", "guest"), where it has no other addresses. `lesser`: a second address or number. `preferred`: a name somebody goes by.
    `nothing`: whole headers that are no field of ours. `fillers`: words that tell nothing. `counts`: what stands before
    something that is counted ("number of"). `measures`: what asks how often, how long or how much. `numbers`, `heads`: what stands
    before people who are counted where it may as well be somebody's number, and those people, many of them ("número de", "empleados").
    `consents`: how a header begins that asks to agree ("I agree").
    """

    code: str
    label: str
    """Its English name."""
    names: Mapping[str, str]
    others: str = ""
    people: str = ""
    managers: str = ""
    """What somebody's manager is called; beside a word for an address it is the manager's."""
    hints: str = ""
    """Of the words in `others` those that say nothing about whose a column is where they stand in brackets."""
    lesser: str = ""
    preferred: str = ""
    nothing: str = ""
    fillers: str = ""
    counts: str = ""
    measures: str = ""
    numbers: str = ""
    heads: str = ""
    consents: str = ""
    family_first: str = ""
    """Headers that say the family name stands first in a full name."""
    second: Mapping[str, str] = field(default_factory=dict)
    """Field key → those of its names that count only where no other column has a better one: a town beside an office."""
    lesser_of: Mapping[str, str] = field(default_factory=dict)
    """Field key → words that make a column the second one of this field only: the original start beside the present one."""
    never: Mapping[str, str] = field(default_factory=dict)
    """Field key → words beside which it is not meant: a company's address, how many mentees somebody has at present."""
    bare_names: frozenset[str] = field(default_factory=frozenset)
    """What is a first, a last or a full name, depending on what stands beside it."""

    def names_of(self, key: str) -> tuple[str, ...]:
        """The names of a field, without their marks."""
        return tuple(name.removeprefix(WEAK) for name in entries(self.names.get(key, "")))

    def weak_names_of(self, key: str) -> tuple[str, ...]:
        """The names of a field that are as often the name of something else."""
        return tuple(name[1:] for name in entries(self.names.get(key, "")) if name.startswith(WEAK))


def entries(text: str) -> tuple[str, ...]:
    """The entries of one text, in order."""
    return tuple(entry for part in text.split(",") if (entry := " ".join(part.split())))
