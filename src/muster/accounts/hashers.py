"""How passwords are kept."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class OneCoreArgon2(Argon2PasswordHasher):
    """Argon2id on one core with 46 MiB, twice what OWASP's Password Storage Cheat Sheet asks for at least.

    Django's own takes 100 MiB and eight threads: on two cores one sign-in keeps both busy, and waits for whoever is there.
    """

    time_cost = 2
    memory_cost = 47_104  # KiB
    parallelism = 1
