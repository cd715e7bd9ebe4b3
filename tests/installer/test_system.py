"""Packages of the system are told by what they bring, and asked for in one line where root is needed."""

from __future__ import annotations

import sys

import pytest

from installer.report import SetupError
from installer.system import PIP, TESTS, WINDOW, SystemPackage, apt_commands, ensure, line_to_run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages of the system are Linux's")

ABSENT = SystemPackage("libnowhere0", libraries=("libnowhere.so.0",))
PRESENT = SystemPackage("libc6", libraries=("libc.so.6",), commands=("sh",))


def test_a_package_is_there_only_when_all_that_it_brings_is() -> None:
    assert PRESENT.is_present()
    assert not ABSENT.is_present()
    assert not SystemPackage("half", libraries=("libc.so.6", "libnowhere.so.0")).is_present()
    assert not SystemPackage("other", libraries=("libc.so.6",), commands=("no-such-command",)).is_present()
    assert SystemPackage("either", commands=("no-such-command", "sh")).is_present()
    assert not SystemPackage("wheel", files="no-such-*.whl").is_present()


def test_nothing_missing_asks_for_nothing() -> None:
    ensure([PRESENT], may_install=False)


def test_without_root_the_one_line_names_only_what_is_missing_and_the_code_is_2() -> None:
    with pytest.raises(SetupError) as caught:
        ensure([PRESENT, ABSENT], may_install=False)
    assert caught.value.code == 2
    line = str(caught.value).splitlines()[-1]
    assert line == line_to_run(["libnowhere0"])
    assert "apt-get install --yes --no-install-recommends libnowhere0" in line
    assert "libc6" not in line


def test_the_list_of_packages_is_fetched_before_anything_is_installed() -> None:
    update, install = apt_commands(["xvfb", "xauth"])
    assert update[:2] == ["apt-get", "update"]
    assert install[:2] == ["apt-get", "install"]
    assert install[-2:] == ["xvfb", "xauth"]


@pytest.mark.parametrize("package", [*WINDOW, *TESTS, PIP], ids=lambda package: package.name)
def test_every_package_has_a_sign_to_be_told_by(package: SystemPackage) -> None:
    assert package.libraries or package.commands or package.files
