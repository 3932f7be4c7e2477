#!/usr/bin/env bash
# Makes .venv from a lock file: `run` for serving Muster, `dev` for working on it. Does nothing where it stands already.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=$1

stamp_of() { cat "requirements/$1.txt" pyproject.toml | cksum | tr ' ' '-'; }

stands() { [ -x .venv/bin/muster ] && [ "$(cat ".venv/$1.stamp" 2>/dev/null)" = "$(stamp_of "$1")" ]; }

find_python() {
  for name in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  echo "Muster needs Python 3.11 or newer, and there is none here. Install it, or name it: make PYTHON=/path/to/python3 $kind" >&2
  return 1
}

# Each file that is read has a process of its own, and none of those writes what Python made of its source.
compile_ours() { .venv/bin/python -m compileall -q src/muster; }

# What is there for working serves for running too.
if stands "$kind" || { [ "$kind" = run ] && stands dev; }; then
  compile_ours
  exit 0
fi

if ! .venv/bin/python -c '' 2>/dev/null; then
  python=$(find_python)
  echo "Making .venv with $("$python" --version)" >&2
  "$python" -m venv --clear .venv || {
    echo "Python can't make an environment. On Debian and Ubuntu: apt-get install python3-venv" >&2
    exit 1
  }
fi
echo "Installing requirements/$kind.txt" >&2
rm -f .venv/*.stamp
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$kind.txt"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
stamp_of "$kind" > ".venv/$kind.stamp"
compile_ours
