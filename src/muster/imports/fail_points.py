"""Places where a test may kill this process, so that every gap between two writes is tried, not only those chance finds.

Off unless the setting `MUSTER_FAIL_POINT` names one, which only the settings of tests do; then the process ends there
as `kill -9` ends it.
"""

from __future__ import annotations

import os
import signal

from django.conf import settings

FAIL_POINTS = (
    "plan.decided",
    "plan.frames_stored",
    "plan.stored",
    "plan.noted",
    "lease.looked_up",
    "lease.taken",
    "lease.committed",
    "apply.begin",
    "apply.options_added",
    "apply.options_committed",
    "piece.read",
    "piece.ids_reserved",
    "piece.prepared",
    "chunk.begin",
    "chunk.checked_in",
    "chunk.updated",
    "chunk.created",
    "chunk.changes_written",
    "chunk.notices_written",
    "chunk.committed",
    "piece.written",
    "pieces.checkpointed",
    "others.begin",
    "others.written",
    "others.committed",
    "finish.begin",
    "finish.checked_in",
    "finish.recorded",
    "finish.committed",
    "log.cut",
    "undo.begin",
    "undo.withdrawn",
    "undo.withdrawal_committed",
    "undo.decided",
    "undo.checked_in",
    "undo.restored",
    "undo.removed",
    "undo.changes_written",
    "undo.committed",
    "undo.finish_checked_in",
    "undo.finish_recorded",
    "undo.finished",
)


def reach(name: str) -> None:
    """Ends the process where this is the place that a test named."""
    if name == settings.MUSTER_FAIL_POINT:
        end_at_once()


def end_at_once() -> None:
    """What `kill -9` does: nothing is put in order any more."""
    os.kill(os.getpid(), signal.SIGKILL)
