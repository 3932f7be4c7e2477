"""`python -m muster.cli`, for where the `muster` script is not on the path."""

from muster.cli import main

main()
