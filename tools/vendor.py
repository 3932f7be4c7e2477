"""Copies third-party front-end files from npm packages into src/muster/static/vendor, licences beside them.

Versions stand in tools/package.json, hashes in tools/package-lock.json. Needs Node only here: what it writes is kept
in the repository. Run it after changing a version, or after using an icon that no page used before.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "muster"
VENDOR = SOURCE / "static" / "vendor"

FILES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler/tabler.min.css",
    "@tabler/icons/LICENSE": "icons/LICENSE",
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "htmx.org/LICENSE": "htmx/LICENSE",
    "ag-grid-community/dist/ag-grid-community.min.noStyle.js": "ag-grid/ag-grid-community.min.noStyle.js",
    "ag-grid-community/LICENSE.txt": "ag-grid/LICENSE",
    "@fontsource-variable/inter/wght.css": "inter/inter.css",
    "@fontsource-variable/inter/LICENSE": "inter/LICENSE",
}
FOLDERS = {"@fontsource-variable/inter/files": ("inter/files", "*-wght-normal.woff2")}
ICON_USED = re.compile(r"""(?:\bicon\s+|\bicon=|\bicon:\s*)["']([a-z0-9-]+)["']""")
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=.*")
TABLER_LICENSE = re.compile(r"/\*!.*?\*/", re.DOTALL)


def main() -> int:
    """Replaces the vendor folder; says what it copied."""
    with tempfile.TemporaryDirectory(prefix="muster-vendor-") as folder:
        modules = install(Path(folder))
        shutil.rmtree(VENDOR, ignore_errors=True)
        copy_files(modules)
        missing = copy_icons(modules, icons_used())
    for name in missing:
        print(f"There is no icon called {name}.", file=sys.stderr)
    return 1 if missing else 0


def install(folder: Path) -> Path:
    """The node_modules folder with exactly the locked packages."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "tools" / name, folder / name)
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed to fetch front-end packages; it is not needed to run Muster.")
    subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return folder / "node_modules"


def copy_files(modules: Path) -> None:
    for source, target in FILES.items():
        path = VENDOR / target
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(modules / source, path)
        if path.suffix in {".css", ".js"}:
            path.write_text(SOURCE_MAP.sub("", path.read_text()).rstrip() + "\n")
    for source, (target, pattern) in FOLDERS.items():
        (VENDOR / target).mkdir(parents=True, exist_ok=True)
        for path in sorted((modules / source).glob(pattern)):
            shutil.copy(path, VENDOR / target / path.name)
    notice = TABLER_LICENSE.search((VENDOR / "tabler/tabler.min.css").read_text())
    # The package carries no licence file; its own notice, and the same MIT text as the icons by the same people.
    text = (VENDOR / "icons/LICENSE").read_text()
    (VENDOR / "tabler/LICENSE").write_text(f"{notice.group(0) if notice else ''}\n\n{text}")


def icons_used() -> list[str]:
    """The names of all icons that templates and Python name."""
    found: set[str] = set()
    for path in (*SOURCE.rglob("*.html"), *SOURCE.rglob("*.py")):
        found.update(ICON_USED.findall(path.read_text()))
    return sorted(found)


def copy_icons(modules: Path, names: list[str]) -> list[str]:
    """Copies the icons; returns the names of those that don't exist."""
    (VENDOR / "icons").mkdir(parents=True, exist_ok=True)
    missing = []
    for name in names:
        source = modules / "@tabler/icons/icons/outline" / f"{name}.svg"
        if source.exists():
            shutil.copy(source, VENDOR / "icons" / source.name)
        else:
            missing.append(name)
    return missing


if __name__ == "__main__":
    raise SystemExit(main())
