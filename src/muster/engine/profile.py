"""The standard profile: the fields a new program can ask, and what people call them."""

from __future__ import annotations

from muster.engine.aliases import ALIASES
from muster.engine.table import FieldSpec, Option, Role, Status


def _field(key: str, label: str, type_name: str, audience: Role = Role.BOTH) -> FieldSpec:
    return FieldSpec(key, label, type_name, audience=audience, aliases=ALIASES[key])


def _open_choice(key: str, label: str) -> FieldSpec:
    return FieldSpec(key, label, "multiple_choice", is_open=True, aliases=ALIASES[key])


FULL_NAME = _field("full_name", "Full name", "text")
"""Only read: split into first and last name where those have no column."""

STANDARD_PROFILE: tuple[FieldSpec, ...] = (
    FieldSpec("email", "E-mail", "email", is_required=True, aliases=ALIASES["email"]),
    _field("employee_id", "Employee ID", "text"),
    _field("first_name", "First name", "text"),
    _field("last_name", "Last name", "text"),
    FieldSpec("role", "Role", "role", tuple(Option(role.value) for role in Role), aliases=ALIASES["role"]),
    FieldSpec(
        "status", "Status", "status", tuple(Option(one.value) for one in Status), aliases=ALIASES["status"]
    ),
    _field("job_title", "Job title", "text"),
    _field("department", "Department", "text"),
    _field("company", "Company", "text"),
    _field("location", "Location", "text"),
    _field("country", "Country", "country"),
    _field("time_zone", "Time zone", "time_zone"),
    _field("language", "Language", "language"),
    _field("phone", "Phone", "phone"),
    _field("linkedin_url", "LinkedIn profile", "url"),
    _field("manager_email", "Manager's e-mail", "email"),
    _field("gender", "Gender", "text"),
    _field("start_date", "Start date", "date"),
    _field("birth_date", "Date of birth", "date"),
    _field("years_experience", "Years of experience", "whole_number"),
    _field("mentee_capacity", "Mentee capacity", "whole_number", Role.MENTOR),
    _open_choice("skills", "Skills"),
    _open_choice("interests", "Interests"),
    _open_choice("goals", "Goals"),
    _field("bio", "About me", "long_text"),
    _field("notes", "Notes", "long_text"),
)

STARTING_KEYS: tuple[str, ...] = (
    "email",
    "first_name",
    "last_name",
    "role",
    "status",
    "department",
    "job_title",
    "location",
    "time_zone",
    "skills",
    "goals",
)
"""What is ticked when a program is made in the browser."""

RESERVED_KEYS: frozenset[str] = frozenset(
    (
        "sheet",
        "sheet_row",
        "participant_id",
        "version",
        "email_key",
        "own",
        "status_before",
        "has_joined",
        "was_invited",
        "full_name",
    )
)
"""Keys that no field of a program can have: the engine's frames use them."""
