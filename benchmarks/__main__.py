"""`python -m benchmarks [section…]`: runs the sections named, or all of them, one after the other."""

from __future__ import annotations

import argparse
from importlib import import_module

SECTIONS = ("compared", "floor", "grid", "reading", "list", "mails", "values", "matching", "load")
"""Modules of this package, in their order. Each has `main(options)`, which prints its figures; its first line says what of."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("sections", nargs="*", metavar="section", help=f"any of: {', '.join(SECTIONS)}")
    parser.add_argument(
        "--rows", type=int, default=10_000, help="rows that both import, where two are compared"
    )
    parser.add_argument("--large", type=int, default=100_000, help="rows that only Muster imports")
    options = parser.parse_args()
    for unknown in set(options.sections) - set(SECTIONS):
        parser.error(f"there is no section {unknown}; there are {', '.join(SECTIONS)}")
    for name in options.sections or SECTIONS:
        section = import_module(f"benchmarks.{name}")
        print(f"\n== {name}: {section.__doc__.splitlines()[0]}", flush=True)
        section.main(options)


if __name__ == "__main__":
    main()
