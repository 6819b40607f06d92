"""The locks hold what the project asks for, each release with its hashes, and no address."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = ("build", "dev", "lock", "runtime")
ENTRY = re.compile(
    r"(?P<requirement>[a-z0-9.-]+==\S+(?: ; [^\\\n]+)?) \\\n(?P<hashes>(?:    --hash=\S+(?: \\)?\n)+)"
)


@pytest.fixture
def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(name: str) -> dict[str, Requirement]:
    """The requirements of a lock by name."""
    found = [Requirement(match["requirement"]) for match in ENTRY.finditer(text_of(name))]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


def text_of(name: str) -> str:
    """The lock as it stands."""
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def missing(asked: list[str], lock: dict[str, Requirement]) -> list[str]:
    """What is asked for and not in the lock in a version that will do."""

    def is_met(wanted: Requirement) -> bool:
        held = lock.get(canonicalize_name(wanted.name))
        return held is not None and str(held.specifier).removeprefix("==") in wanted.specifier

    return [text for text in asked if not is_met(Requirement(text))]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_is_nothing_but_pinned_releases_with_hashes(name: str) -> None:
    assert ENTRY.sub("", text_of(name)) == ""
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line) for line in hashes(name))


def hashes(name: str) -> list[str]:
    """The lines of a lock that hold a hash."""
    return [line for match in ENTRY.finditer(text_of(name)) for line in match["hashes"].splitlines()]


def test_the_locks_hold_what_the_project_asks_for(project: dict[str, Any]) -> None:
    groups = project["dependency-groups"]
    assert missing(project["project"]["dependencies"], locked("runtime")) == []
    assert missing(groups["build"], locked("build")) == []
    assert missing(groups["dev"], locked("dev")) == []
    assert missing(groups["lock"], locked("lock")) == []


def test_the_build_back_end_is_locked(project: dict[str, Any]) -> None:
    assert missing(project["build-system"]["requires"], locked("build")) == []


def test_no_two_locks_disagree() -> None:
    pins: dict[str, set[str]] = {}
    for name in LOCKS:
        for package, requirement in locked(name).items():
            pins.setdefault(package, set()).add(str(requirement.specifier))
    assert {package: found for package, found in pins.items() if len(found) > 1} == {}
