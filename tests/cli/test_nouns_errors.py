"""Words that cannot be read, names that fit nobody or several, and the shape of errors."""

import os
import subprocess
import sys

import pytest

from crm_tui.cli import nouns
from crm_tui.values.nouns import NOUNS
from tests.cli.conftest import Crm

USAGE = [
    ("clown",),
    ("client", "juggle"),
    ("client", "list", "--colour"),
    ("client", "list", "--format", "xml"),
    ("client", "list", "--limit", "-1"),
    ("client", "list", "--limit", "many"),
    ("client", "show"),
    ("client", "edit", "c1", "--set", "note"),
    ("client", "add", "A", "--name", "B"),
    ("--colour", "client", "list"),
    ("undo", "0"),
    ("undo", "soon"),
    ("client",),
]


@pytest.mark.parametrize("words", USAGE, ids=" ".join)
def test_words_that_cannot_be_read_end_with_2_and_nothing_on_standard_output(
    crm: Crm, words: tuple[str, ...]
) -> None:
    crm("client", "list")
    failed = crm(*words, code=2)
    assert failed.out == ""
    assert failed.err.strip()


def test_an_error_is_json_where_json_was_asked_for(crm: Crm) -> None:
    for words in (("--json",), ("--format", "json"), ("-f", "json"), ("--format=json",)):
        failed = crm("client", "show", "c9", *words, code=3).error()
        assert failed["code"] == 3
        assert failed["kind"] == "not_found"
        assert failed["candidates"] == []
    assert crm("client", "list", "--limit", "x", "--json", code=2).error()["kind"] == "usage"


def test_a_name_that_fits_several_ends_with_4_and_tells_them_apart(crm: Crm) -> None:
    crm("client", "add", "Haier")
    crm("client", "add", "Midea")
    for client in ("c1", "c2"):
        crm("contact", "add", "Wang Min", "--client", client)
    failed = crm("contact", "show", "wang", "--json", code=4).error()
    assert failed["kind"] == "ambiguous"
    assert failed["candidates"] == [
        {"ref": "p1", "name": "Wang Min (Haier)"},
        {"ref": "p2", "name": "Wang Min (Midea)"},
    ]
    assert "p2  Wang Min (Midea)" in crm("contact", "show", "wang min", code=4).err


def test_a_name_that_fits_nobody_ends_with_3_and_near_misses(crm: Crm) -> None:
    crm("client", "add", "Haier")
    failed = crm("client", "show", "Haire", "--json", code=3).error()
    assert failed["candidates"] == [{"ref": "c1", "name": "Haier"}]
    crm("client", "show", "c2", code=3)
    crm("contact", "show", "c1", code=3)


def test_a_name_with_a_comma_is_found_whole_and_its_parts_are_not_names(crm: Crm) -> None:
    crm("client", "add", "Haier, Inc")
    crm("client", "add", "Haier", "--alias", "HR, 海尔")
    for text, ref in (("haier, inc", "c1"), ("Haier", "c2"), ("hr", "c2"), ("海尔", "c2")):
        assert crm("client", "show", text, "--json").items()[0]["ref"] == ref


@pytest.mark.parametrize("text", ["c1", "haier", "HAIER", "hai", "ier", "hr@haier.cn", "海尔", "haier 集团"])
def test_a_record_is_found_by_all_it_is_known_by(crm: Crm, text: str) -> None:
    crm("client", "add", "Haier 集团", "--alias", "海尔", "--email", "HR@haier.cn")
    crm("client", "list")
    assert crm("client", "show", text, "--json").items()[0]["ref"] == "c1"


def test_problems_of_all_fields_are_told_together_and_nothing_is_written(crm: Crm) -> None:
    failed = crm(
        "client", "add", "X", "--employees", "many", "--tier", "gold", "--set", "colour=red", "--json", code=2
    ).error()
    assert failed["problems"].keys() == {"employees", "tier", "colour"}
    assert crm("client", "add", "--json", code=2).error()["problems"].keys() == {"name"}
    assert crm("client", "list", "--json").items() == []


def test_a_field_the_program_sets_by_itself_cannot_be_typed(crm: Crm) -> None:
    crm("client", "add", "X")
    for name in ("last_touch", "open_deals", "id", "version", "archived_at"):
        failed = crm("client", "edit", "c1", "--set", f"{name}=1", "--json", code=2).error()
        assert "by itself" in failed["problems"][name]


def test_an_unknown_member_ends_with_3_and_is_not_made(crm: Crm) -> None:
    crm("client", "list")
    failed = crm("--as", "nobody", "client", "list", "--json", code=3).error()
    assert failed["candidates"] == [{"ref": "m1", "name": "ming"}]


def test_data_is_shown_inert(crm: Crm) -> None:
    crm("client", "add", "[/]=HYPERLINK(1)\x1b[31m", "--note", "a\u202eb\x07\n[bold]c")
    for form in ("table", "csv", "json"):
        shown = crm("client", "show", "c1", "--format", form).out
        assert not any((ord(char) < 32 and char != "\n") or 127 <= ord(char) < 160 for char in shown)
        assert "\u202e" not in shown
    assert "[/]=HYPERLINK(1)[31m" in crm("client", "list").out


def test_a_closed_pipe_is_no_error(crm: Crm) -> None:
    for number in range(3):
        crm("client", "add", f"Client {number}")
    program = "import sys; from crm_tui.cli.program import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", program, "client", "list"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ),
    ) as run:  # fmt: skip
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        told = run.stderr.read()
        assert (run.wait(), told) == (0, b"")


def test_an_interrupt_ends_with_130(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("crm_tui.services.team.open_database", interrupt)
    crm("client", "list", code=130)


def test_an_interrupt_after_the_change_was_kept_says_how_to_take_it_back(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("crm_tui.cli.edits.told", interrupted)
        told = crm("client", "add", "Haier", code=130).err
    assert told == "Interrupted when it was stored already, as x2: crm undo x2 takes it back.\n"
    crm("undo", "x2")


def test_quiet_says_nothing_but_refs(crm: Crm) -> None:
    assert crm("--quiet", "client", "add", "Haier").out == "c1\n"
    assert crm("-q", "client", "list", "nothing").err == ""


def test_nothing_is_changed_by_a_dry_run(crm: Crm) -> None:
    crm("client", "add", "Haier")
    before = crm("client", "list", "--json").out
    for words in (
        ("edit", "c1", "--tier", "key"), ("archive", "c1"), ("delete", "c1"),
        ("edit", "--where", "tier=", "--tags", "x"),
    ):  # fmt: skip
        assert "Would" in crm("client", *words, "--dry-run").out
    assert crm("client", "list", "--json").out == before


def test_every_option_and_argument_has_help_in_words(crm: Crm) -> None:
    for noun in NOUNS:
        for verb, command in nouns.command(noun).commands.items():
            page = crm(noun, verb, "--help").out
            assert command.help
            assert "<" not in page.replace("last_touch>90d", "")
            assert max(map(len, page.splitlines())) <= 100
            for parameter in command.params:
                text = getattr(parameter, "help", None)
                assert text and text.strip().endswith((".", "…")), (noun, verb, parameter.name)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("clinet",), "did you mean client?"), (("lgo", "Haier call: x"), "did you mean log?"),
        (("add", "clients", "Foo"), "did you mean crm client add?"), (("list", "deal"), "crm -h lists them"),
        (("search", "Haier"), "did you mean find?"), (("client", "rm", "c1"), "did you mean delete?"),
        (("opp",), "did you mean opportunity?"), (("client", "lst"), "did you mean list?"),
        (("zzz",), "crm -h lists them"), (("client", "zzz"), "crm client -h lists them"),
    ],
)  # fmt: skip
def test_an_unknown_command_ends_with_2_and_near_names(crm: Crm, words: tuple[str, ...], meant: str) -> None:
    found = crm(*words, code=2)
    assert (found.out, found.err.count("\n")) == ("", 1)
    assert meant in found.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("client", "list", "--db", "x"), "--db stands before the command: crm --db PATH client list …"),
        (("client", "list", "-q"), "-q stands before the command: crm -q client list …"),
        (("client", "list", "--limit", "x"), "--limit: “x” is not a whole number."),
        (("agenda", "--days", "0"), "--days: “0” is too little: it is 1 or more."),
        (("client", "edit", "c1", "--city"), "--city needs a value behind it."),
        (
            ("log", "Haier", "call:", "wants 200"),
            "What belongs together has to stand in quotes, or the shell takes it apart: "
            'crm log "Haier call: wants 200"',
        ),
        (
            ("client", "show", 'O"Neil', "Boats"),
            "What belongs together has to stand in quotes, or the shell takes it apart: "
            "crm client show 'O\"Neil Boats'",
        ),
        (("backup", "here"), "crm backup takes no “here”: crm backup -h tells what it takes."),
        (("agenda", "--format", "xml"), "--format: “xml” is not one of table, json, csv, ids."),
    ],
)
def test_a_misused_option_is_told_in_a_sentence_that_helps(
    crm: Crm, words: tuple[str, ...], sentence: str
) -> None:
    assert crm(*words, code=2).err.splitlines()[-1] == sentence
