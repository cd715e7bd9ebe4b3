"""What can be wrong with a package.

    PackageError
    +-- NotAPackage          the file is something else, or its beginning is missing
    |   +-- PackageInZip     a zip: the package is in it, and another program takes it out
    +-- PackageDamaged       cut off, changed on its way, or not what its own checksums say
    +-- PackageNewer         made by a later version of the program
    +-- PackageParameters    asks for too little or too much key work; refused before any of it is done
    +-- WrongPassphrase      whole, but this passphrase does not open it
    +-- PackageTarget        the place to write to cannot be used
    +-- SourceChanged        a file to pack gave other bytes than it had promised
    +-- PackageTooLarge      more than a browser can be asked to open
    +-- NotAnAnswer          the file is no answer to a package
    +-- AnswerDamaged        an answer that is cut off, was changed on its way, or says what no answer can say
    +-- AnswerNewer          made by the page of a later version of the program
    +-- AnswerForged         whole, but not made with this package and its passphrase
    +-- AnswerTooLarge       larger than anyone can have typed

An OSError while a package is read is passed on as it is: the caller chose the file.
"""

from __future__ import annotations

from pathlib import PurePath

from app.kernel.errors import CoachkluisError


class PackageError(CoachkluisError):
    """A package cannot be made or opened."""


class NotAPackage(PackageError):
    """The file is not a package, or its beginning is missing."""

    def __init__(self) -> None:
        super().__init__("package.not_a_package")


class PackageInZip(NotAPackage):
    """The file is a zip, as a package can be sent in: this program writes those and opens none."""

    def __init__(self) -> None:
        PackageError.__init__(self, "package.in_zip")


class PackageDamaged(PackageError):
    """The package is cut off or was changed; nothing of it is shown."""

    exit_code = 4

    def __init__(self) -> None:
        super().__init__("package.damaged")


class PackageNewer(PackageError):
    """The package has a format that this version of the program does not know."""

    exit_code = 7

    def __init__(self, version: int) -> None:
        super().__init__("package.newer", version=version)


class PackageParameters(PackageError):
    """The package names a number of key derivation rounds outside floor and ceiling."""

    exit_code = 4

    def __init__(self, rounds: int) -> None:
        super().__init__("package.parameters", rounds=rounds)


class WrongPassphrase(PackageError):
    """The passphrase does not open the package. `groups` counts from 1 and names those mistyped."""

    exit_code = 3

    def __init__(self, groups: tuple[int, ...] = ()) -> None:
        code = "package.mistyped_groups" if groups else "package.wrong_passphrase"
        super().__init__(code, groups=", ".join(map(str, groups)))
        self.groups = groups


class PackageTarget(PackageError):
    """The file to write is there already, or cannot be written. The path is for the screen only."""

    exit_code = 8

    def __init__(self, code: str, path: PurePath) -> None:
        super().__init__(code)
        self.path = path


class SourceChanged(PackageError):
    """A file gave other bytes while it was packed than was said before. `number` counts from 1."""

    def __init__(self, number: int) -> None:
        super().__init__("package.source_changed", number=number)


class PackageTooLarge(PackageError):
    """The contents are larger than a browser opens with any certainty; sizes are in bytes."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__("package.too_large", megabytes=size // 10**6, limit=limit // 10**6)


class NotAnAnswer(PackageError):
    """The file is no answer to a package."""

    def __init__(self) -> None:
        super().__init__("package.not_an_answer")


class AnswerDamaged(PackageError):
    """The answer is cut off, or was changed since it was saved; nothing of it is taken in."""

    exit_code = 4

    def __init__(self) -> None:
        super().__init__("package.answer_damaged")


class AnswerNewer(PackageError):
    """The answer has a format that this version of the program does not know."""

    exit_code = 7

    def __init__(self, version: int) -> None:
        super().__init__("package.answer_newer", version=version)


class AnswerForged(PackageError):
    """The answer is whole, but was not made with this package and its passphrase."""

    exit_code = 4

    def __init__(self) -> None:
        super().__init__("package.answer_forged")


class AnswerTooLarge(PackageError):
    """The answer is larger than anyone can have typed; sizes are in bytes."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__("package.answer_too_large", megabytes=size // 10**6, limit=limit // 10**6)
