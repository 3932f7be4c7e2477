"""An index over what the search box looks through, kept by the worker behind the changes, so that writing people costs nothing.

`SearchedText` is a copy of the search texts with an index of letter triples: FTS5 on SQLite, pg_trgm on PostgreSQL. It
only names candidates: whoever changed since is added from the changes, and every candidate is looked at again. See
docs/decisions/0036.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Max
from django_scopes import scopes_disabled

from muster.participants.models import Change, Participant, SearchedText, SearchMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

SHORTEST = 3
"""Letters that the index needs."""
MOST_FOUND = 2_000
"""Words of more people than that are so common that going through the list finds a page of them sooner."""
MOST_BEHIND = 5_000
"""When more people than that changed since, the index is of no help yet."""
INDEXED_AT_ONCE = 500
"""So that a transaction holds the lock of SQLite for some 50 ms."""
SETTLED = timedelta(seconds=60)
"""A change this old is not followed by one with a smaller number: transactions end within seconds."""
UNSETTLED = 50_000
"""So many changes before the newest may have had their transaction open when building began."""
MARK = 1

# CROSS JOIN keeps the index first: the other way round it would be asked once for every person of the program.
FIND_SQLITE = """
SELECT s.participant_id FROM participants_searchindex i
CROSS JOIN participants_searchedtext s ON s.participant_id = i.rowid
WHERE participants_searchindex MATCH %s AND s.program_id = %s LIMIT %s
"""


def find_candidates(program_id: int, words: Sequence[str]) -> list[int] | None:
    """Ids among which everybody is whose search text has all these words; None where the index is of no help."""
    usable = [word for word in words if len(word) >= SHORTEST]
    mark = SearchMark.objects.filter(pk=MARK, is_built=True).first() if usable else None
    if mark is None:
        return None
    behind = _changed_since(program_id, mark.change_id)
    if len(behind) > MOST_BEHIND:
        return None
    found = _find(program_id, usable)
    return None if len(found) > MOST_FOUND else [*found, *behind]


def _changed_since(program_id: int, change_id: int) -> list[int]:
    changes = Change.objects.filter(program_id=program_id, pk__gt=change_id).order_by()
    return list(changes.values_list("participant_id", flat=True).distinct()[: MOST_BEHIND + 1])


def _find(program_id: int, words: Sequence[str]) -> list[int]:
    if connection.vendor == "postgresql":
        texts = SearchedText.objects.filter(program_id=program_id)
        for word in words:
            texts = texts.filter(text__contains=word)
        return list(texts.values_list("pk", flat=True)[: MOST_FOUND + 1])
    with connection.cursor() as cursor:
        cursor.execute(FIND_SQLITE, [_triples(words), program_id, MOST_FOUND + 1])
        return [row[0] for row in cursor.fetchall()]


def _triples(words: Iterable[str]) -> str:
    """The words as FTS5 wants them: all their triples, as it keeps no positions."""
    triples = {word[start : start + 3] for word in words for start in range(len(word) - 2)}
    quoted = ('"' + triple.replace('"', '""') + '"' for triple in sorted(triples))
    return " AND ".join(quoted)


def index_next(now: datetime) -> int:
    """Brings the index a little further behind the people; returns how many it took up, 0 where it has caught up.

    Of every organisation: the index is the installation's, and whoever reads it looks at the people within a scope.
    """
    if not has_index():
        return 0
    mark, _is_new = SearchMark.objects.get_or_create(pk=MARK)
    with scopes_disabled():
        return _follow(mark, now) if mark.is_built else _build(mark)


def has_index() -> bool:
    """Whether this database could make the index; without it every search goes through the list."""
    sql = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE name = 'participants_searchindex'",
        "postgresql": "SELECT count(*) FROM pg_class WHERE relname = 'participants_searched_triples'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return bool(cursor.fetchone()[0])


def _build(mark: SearchMark) -> int:
    """Takes up everybody once, by number; what changes meanwhile is followed afterwards."""
    people = Participant.objects.filter(pk__gt=mark.built_to).order_by("pk")
    ids = list(people.values_list("pk", flat=True)[:INDEXED_AT_ONCE])
    begin = mark.change_id if mark.built_to else max(0, _newest_change() - UNSETTLED)
    values = {"change_id": begin, "ahead_id": begin}
    values |= {"built_to": ids[-1]} if ids else {"is_built": True}
    _take_up(mark, ids, values)
    return len(ids)


def _follow(mark: SearchMark, now: datetime) -> int:
    """Takes up who was changed, as far as the changes have settled."""
    if mark.ahead_at is not None and now - mark.ahead_at < SETTLED:
        return 0
    if mark.change_id >= mark.ahead_id:
        newest = _newest_change()
        if newest > mark.ahead_id:
            SearchMark.objects.filter(pk=MARK, ahead_id=mark.ahead_id).update(ahead_id=newest, ahead_at=now)
        return 0
    changes = Change.objects.filter(pk__gt=mark.change_id, pk__lte=mark.ahead_id).order_by("pk")
    found = list(changes.values_list("pk", "participant_id")[:INDEXED_AT_ONCE])
    reached = found[-1][0] if len(found) == INDEXED_AT_ONCE else mark.ahead_id
    _take_up(mark, {participant_id for _change, participant_id in found}, {"change_id": reached})
    return max(1, len(found))


def _newest_change() -> int:
    return Change.objects.aggregate(newest=Max("pk"))["newest"] or 0


def _take_up(mark: SearchMark, ids: Iterable[int], values: dict[str, int | bool]) -> None:
    """The texts of these people as they are now, and the mark moved on; nothing where another worker was first."""
    wanted = list(ids)
    with transaction.atomic():
        where = {"change_id": mark.change_id, "built_to": mark.built_to, "is_built": mark.is_built}
        if not SearchMark.objects.filter(pk=MARK, **where).update(**values):
            return
        forget(wanted)
        people = Participant.objects.filter(pk__in=wanted).values_list("pk", "program_id", "search_text")
        SearchedText.objects.bulk_create(
            SearchedText(participant_id=pk, program_id=program_id, text=text)
            for pk, program_id, text in people
        )


def forget(participant_ids: Iterable[int]) -> None:
    """Takes people out of the index at once."""
    SearchedText.objects.filter(pk__in=list(participant_ids)).delete()


def forget_program(program_id: int) -> None:
    """Takes everybody of a program out of the index."""
    SearchedText.objects.filter(program_id=program_id).delete()
