#!/bin/sh
PYTHONPATH=src:. exec /tmp/wt/matcher/.venv/bin/python "$@"
