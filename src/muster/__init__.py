"""Muster: bulk import of people into mentoring programs."""

import os

# Polars' allocator (jemalloc) reads this when Polars is loaded: it keeps what was freed for ten seconds otherwise, which is
# up to 200 MiB where a million rows are planned.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:250,muzzy_decay_ms:0")
