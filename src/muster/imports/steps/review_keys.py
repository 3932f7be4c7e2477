"""The keys that the review's grid answers to, as the list under `?` shows them."""

from __future__ import annotations

from django.utils.translation import gettext as _


def grid_keys() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Keys, and what they do. On a Mac, Command works as Ctrl does."""
    return (
        (("↑", "↓", "←", "→"), _("From cell to cell; with Ctrl to the end of the column or row")),
        (("Home", "End"), _("First and last cell of the row; with Ctrl, of everything")),
        (("Enter", "F2"), _("Change the cell; Enter again keeps the change")),
        (("Esc",), _("Leave the cell as it was; give up a selection")),
        (("F8", "Alt+↓"), _("Next cell with a problem; with Shift, the one before")),
        (("Alt+Enter",), _("Take the repair that the cell offers")),
        (("Ctrl+Shift+L",), _("Only rows with the cell’s value; again, all rows")),
        (("Shift+↑", "Shift+↓", "Shift+←", "Shift+→"), _("Select cells")),
        (("Ctrl+A",), _("Select everything")),
        (("Ctrl+C", "Ctrl+V"), _("Copy and paste, also from and to a spreadsheet")),
        (("Ctrl+D",), _("Fill the first selected row down")),
        (("Delete",), _("Empty the selected cells")),
        (("Ctrl+Z", "Ctrl+Y"), _("Undo, and do again")),
        (("Ctrl+F", "Ctrl+H"), _("Find; find and replace")),
        (("?",), _("This list")),
    )
