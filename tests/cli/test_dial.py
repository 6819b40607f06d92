"""crm dial: whose number, which one, and how the talk is logged after it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.services.test_dialling import RECORDS, program


@pytest.fixture(autouse=True)
def haier(run: Run) -> None:
    """Haier with a number of its own, and two people, one of them with two numbers; Solo without any."""
    run("client", "add", "Haier", "--phone", "0532 8893 0000")
    run(
        "contact",
        "add",
        "Wang Min",
        "--client",
        "Haier",
        "--phones",
        "mobile: 138 0013 8000; work: 0532-1111111",
    )
    run("contact", "add", "Zhao Lei", "--client", "Haier", "--phone", "+86 10 2222 2222")
    run("contact", "add", "Mo", "--client", "Haier")
    run("client", "add", "Solo")
    run("log", "Haier @Zhao Lei call: x")


@pytest.fixture
def dialled(run: Run, tmp_path: Path) -> Path:
    """Where the program named in the preferences writes what it is given."""
    out = tmp_path / "dialled"
    run("config", "dial", program(tmp_path, "phone", RECORDS.format(out=out)))
    return out


def test_the_only_number_of_a_person_is_dialled_and_the_entry_begun(run: Run, dialled: Path) -> None:
    ran = run("dial", "zhao")
    assert ran.out == "+86 10 2222 2222  Zhao Lei (Haier), work\n"
    assert dialled.read_text() == "+861022222222\n"
    assert "Then: crm log 'Haier @Zhao Lei call: …'" in ran.err


def test_of_several_numbers_one_is_named(run: Run, dialled: Path) -> None:
    ran = run("dial", "Wang Min")
    assert ran.code == 4
    assert "  1  Wang Min (Haier), mobile: 138 0013 8000" in ran.err
    assert not dialled.exists()
    for which in ("1", "mobile", "8000", "138-0013-8000"):
        assert run("dial", "Wang Min", "--number", which).code == 0
    assert dialled.read_text().split() == ["13800138000"] * 4
    assert run("dial", "Wang Min", "--number", "fax").code == 3


def test_whoever_is_named_by_a_number_is_rung_on_it(run: Run, dialled: Path) -> None:
    assert run("dial", "0532 1111111").code == 0
    assert dialled.read_text() == "05321111111\n"


def test_a_client_is_rung_on_its_own_number_or_at_its_people(run: Run, dialled: Path) -> None:
    found = json.loads(run("dial", "Haier", "--show", "--json").out)
    assert [(row["number"], row["kind"]) for row in found["items"]] == [
        ("0532 8893 0000", "main"),
        ("+86 10 2222 2222", "work"),
        ("138 0013 8000", "mobile"),
        ("0532-1111111", "work"),
    ]
    assert found["items"][1]["contact"] == {"ref": "p2", "name": "Zhao Lei"}
    assert run("dial", "Haier", "--number", "main").code == 0
    assert dialled.read_text() == "053288930000\n"
    assert run("dial", "Haier", "--number", "zhao").code == 0


def test_somebody_without_a_number_is_rung_at_their_client(run: Run, dialled: Path) -> None:
    assert "Haier, main" in run("dial", "Mo", "--show").out


def test_a_task_rings_whom_it_is_about(run: Run, dialled: Path) -> None:
    run("task", "add", "ring", "--client", "Haier", "--contact", "Zhao Lei", "--due", "today")
    assert run("dial", "t1").code == 0
    assert dialled.read_text() == "+861022222222\n"


def test_who_has_no_number_is_said_in_one_sentence(run: Run) -> None:
    ran = run("dial", "Solo")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "No phone number is known for “c2 Solo”: edit the client or the contact to add one.\n"
    run("task", "add", "think", "--due", "today")
    assert "names nobody to ring" in run("dial", "t1").err


def test_where_nothing_dials_the_number_is_shown(run: Run) -> None:
    run("config", "dial", "show")
    ran = run("dial", "zhao")
    assert (ran.code, ran.out) == (0, "+86 10 2222 2222  Zhao Lei (Haier), work\n")
    assert "Nothing here dials" in ran.err


def test_a_program_that_fails_is_an_error(run: Run, tmp_path: Path) -> None:
    run("config", "dial", program(tmp_path, "phone", "#!/bin/sh\nexit 7\n"))
    ran = run("dial", "zhao")
    assert (ran.code, "exit code 7" in ran.err) == (1, True)
