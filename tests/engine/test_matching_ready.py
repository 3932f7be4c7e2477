"""What the first matching looks up is there before it is needed, and is looked up once."""

from __future__ import annotations

from muster.engine.fields import country
from muster.engine.matching import match_columns
from muster.engine.matching.lexicon import lexicon_of
from muster.engine.matching.ready import get_ready
from tests.engine.sheets import FIELDS, table


def test_a_matching_after_it_looks_up_no_names_again() -> None:
    get_ready(FIELDS)
    looked_up = lexicon_of.cache_info().misses, country.names.cache_info().misses
    people = table(["E-mail", "Country"], ("a@x.com", "France"), ("b@x.com", "Italy"))
    assert ["email", "country"] == [match.field for match in match_columns(people, FIELDS)]
    get_ready(FIELDS)
    assert looked_up == (lexicon_of.cache_info().misses, country.names.cache_info().misses)
