"""What Muster uses of django-scopes, which has no types of its own."""

from contextlib import AbstractContextManager
from typing import Any, TypeVar

from django.db import models

_T = TypeVar("_T", bound=models.Model)

class ScopedManager(models.Manager[_T]):
    def __init__(self, *, _manager_class: type[models.Manager[Any]] = ..., **scopes: str) -> None: ...

class ScopeError(Exception): ...

def scope(**scopes: object) -> AbstractContextManager[None]: ...
def scopes_disabled() -> AbstractContextManager[None]: ...
def get_scope() -> dict[str, Any]: ...
