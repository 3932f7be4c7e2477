"""Muster: bulk import of people into mentoring programs."""

import gc
import os

# Polars' allocator (jemalloc) reads this when Polars is loaded: it keeps what was freed for ten seconds otherwise, which is
# up to 200 MiB where a million rows are planned.
os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:250,muzzy_decay_ms:0")

# Rows from a database are tuples by the hundred thousand, and none of them stands in a cycle: to look for some after every
# 700, as Python does by itself, takes a tenth of a large update.
gc.set_threshold(20_000, 20, 20)
