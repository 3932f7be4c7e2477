"""What Muster's import costs, beside django-import-export doing the same work in the same run. `python -m benchmarks`."""
