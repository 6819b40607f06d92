"""The walk-through can fail: its scripts are read, and what does not come out as promised is told."""

from tests.walkthrough.script import HERE, missing, names, read

SCRIPT = """# Theme

A client is added,
and shown.

    $ crm client add Haier
    Added … Haier
    ! error
    $ crm client show nobody
    [3]

The app opens.

    > open 80x24
"""


def test_a_script_is_promises_with_steps() -> None:
    added, opened = read(SCRIPT)
    assert (added.words, opened.words) == ("A client is added, and shown.", "The app opens.")
    first, second = added.steps
    assert (first.line, first.parts, first.absent, first.code) == (
        "crm client add Haier", ["Added … Haier"], ["error"], 0
    )  # fmt: skip
    assert (second.code, second.place, opened.steps[0].on_terminal) == (3, 9, True)


def test_what_does_not_come_out_as_promised_is_told() -> None:
    step = read(SCRIPT)[0].steps[0]
    assert missing(step, "Added c1 Haier\n", 0) == ""
    assert missing(step, "Added c1 Midea\n", 0) == "expected: Added … Haier"
    assert missing(step, "Added c1 Haier\nerror\n", 0) == "not expected: error"
    assert missing(step, "Added c1 Haier\n", 1) == "ended with 1, not 0"


def test_every_script_can_be_read_and_every_promise_has_words() -> None:
    for name in names():
        promises = read((HERE / f"{name}.md").read_text(encoding="utf-8"))
        assert promises
        assert all(promise.words for promise in promises), name
