"""What `make` calls to set Coachkluis up and to check it. Only the standard library, Python 3.11 or newer.

`installer.catalogues` and `installer.word_list` are the exception: they run inside the environment that the rest of
this package makes.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (said here, before what an older one cannot read)
    raise SystemExit(
        "Coachkluis needs Python 3.11 or newer, and this is Python "
        + ".".join(str(part) for part in sys.version_info[:3])
        + ". Install a newer one and name it, for instance: make run PYTHON=python3.11"
    )
