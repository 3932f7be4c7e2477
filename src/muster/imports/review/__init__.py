"""The review: every row of a run as it is shown, found, changed, and taken away and back; no pages."""
