"""The import itself, pure: columns in, decisions out. No Django, no clock, no settings, no database."""
