"""Every odd file there is: by generators, by other ways of building a package, and by LibreOffice."""

from __future__ import annotations

from tests.files.foreign import FOREIGN
from tests.files.odd import CORPUS as ODD
from tests.files.odd import Odd
from tests.files.programs.kept import KEPT

CORPUS: tuple[Odd, ...] = (*ODD, *FOREIGN, *KEPT)
