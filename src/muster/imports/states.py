"""The one way a run changes while somebody else may be changing it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django_scopes import scopes_disabled

from muster.imports.models import ImportRun

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_if(run_id: int, conditions: Mapping[str, Any], **values: Any) -> bool:  # noqa: ANN401 - fields of the model
    """Sets `values` on the run where `conditions` on its own columns hold. Whether they did: of many at once, one wins.

    Without the scope, which would join the program: PostgreSQL doesn't look at a joined condition again after it has
    waited for another writer, and then both win. The caller has obtained the run within its scope.
    """
    with scopes_disabled():
        return bool(ImportRun.objects.filter(pk=run_id, **conditions).update(**values))
