"""crm brief without a name: the page for the morning, as text, Markdown, JSON and file."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def team(run: Run) -> None:
    """Something for each part of the page, and a colleague; today is Wed 11 Mar 2026."""
    run("member", "add", "Anna", "--login", "anna")
    run("client", "add", "Haier", "--tier", "key", "--owner", "me")
    run("client", "add", "海尔冷链物流有限公司", "--owner", "anna")
    run(
        "contact", "add", "Wang *Min*", "--client", "Haier", "--phone", "138 0013 8000", "--birthday", "03-14"
    )
    for title, due in (
        ("late", "2026-03-02"),
        ("left", "2026-03-10"),
        ("now", "2026-03-11"),
        ("soon", "2026-03-13"),
    ):
        run("task", "add", title, "--client", "Haier", "--due", due, "--owner", "me")
    run("task", "add", "寄样品给王敏，" * 8, "--client", "c2", "--due", "2026-03-11", "--owner", "anna")
    run("complain", "Haier: two arrived dented ^critical")


def parts(run: Run, *words: str) -> dict[str, list[str]]:
    """The titles in each part of the JSON."""
    (page,) = json.loads(run("brief", "--json", *words).out)["items"]
    return {part["part"]: [row["title"] for row in part["items"]] for part in page["parts"]}


def test_each_thing_stands_once_in_its_part(run: Run) -> None:
    assert parts(run) == {
        "overdue": ["late"],
        "loose": ["left"],
        "today": ["now"],
        "week": ["soon"],
        "complaints": ["two arrived dented"],
        "ring": ["Haier"],
        "birthdays": ["Wang *Min*"],
    }


def test_the_rows_of_a_part_in_json_are_all_of_them_or_as_many_as_are_asked_for(run: Run) -> None:
    for number in range(31):
        run("task", "add", f"more {number}", "--due", "2026-03-11", "--owner", "me")
    assert len(parts(run)["today"]) == 32
    (page,) = json.loads(run("brief", "--json", "-n", "2").out)["items"]
    assert [(part["count"], part["left"]) for part in page["parts"] if part["part"] == "today"] == [(2, 30)]


def test_the_page_of_the_team_has_everybody_and_their_week(run: Run) -> None:
    (page,) = json.loads(run("brief", "--team", "--json").out)["items"]
    assert page["member"] is None
    assert [(load["member"], load["behind"], load["due"][0]) for load in page["team"]] == [
        ("Anna", 0, 1),
        ("ming", 3, 2),
    ]
    assert "Anna" in run("brief", "--team").out
    assert parts(run, "--member", "anna") == {"today": ["寄样品给王敏，" * 8]}


def test_on_paper_no_line_is_wider_than_80_and_nothing_is_cut(run: Run) -> None:
    out = run("brief", "--team").out
    assert max(cell_len(line) for line in out.splitlines()) <= 80
    assert "⋯" not in out
    assert "Wed 11 Mar 2026 · the team\n" in out
    assert "[ ] 2 Mar   late · Haier · ming · 9 days overdue · t1\n" in out
    assert "\n            Ring 138 0013 8000 (Wang *Min*)\n" in run("brief").out


def test_markdown_has_boxes_to_tick_and_reads_nothing_in_the_data(run: Run) -> None:
    out = run("brief", "--format", "markdown").out
    assert "## Overdue  1\n\n- [ ] 2 Mar **late** · Haier · 9 days overdue · t1\n" in out
    assert "**Wang \\*Min\\*** · Haier" in out


def test_a_file_is_written_as_its_ending_says_and_never_over_another(run: Run, tmp_path: Path) -> None:
    text, marked = tmp_path / "a.txt", tmp_path / "b.md"
    assert run("brief", "-o", str(text)).code == 0
    assert text.read_text(encoding="utf-8") == run("brief").out
    assert run("brief", "-o", str(text)).code == 5
    assert run("brief", "-o", str(text), "--force").code == 0
    assert run("brief", "-o", str(marked)).code == 0
    assert marked.read_text(encoding="utf-8").startswith("# Wed 11 Mar 2026 · ming\n")
    assert run("brief", "-o", str(tmp_path / "c.pdf")).code == 2


def test_a_limit_says_how_many_it_left_out(run: Run) -> None:
    run("task", "add", "later", "--due", "2026-03-03", "--owner", "me")
    assert "and 1 more: crm brief --member ming --limit 0" in run("brief", "-n", "1").out
    assert "more: crm" not in run("brief", "-n", "0").out


def test_a_quiet_day_and_a_new_file_are_said_kindly(run: Run, tmp_path: Path) -> None:
    run("member", "add", "Bo", "--login", "bo")
    assert "Nothing needs anybody just now." in run("brief", "--member", "bo").out
    made = str(tmp_path / "new.db")
    run("init", made)
    assert "Begin with: crm log --new" in run("--db", made, "brief").out


def test_a_page_about_somebody_can_be_kept_in_a_file_too(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "haier.txt"
    assert run("brief", "Haier", "-o", str(out)).code == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "c1  Haier"
    assert max(map(cell_len, lines)) <= 80
    marked = run("brief", "Haier", "--format", "markdown").out
    assert marked.startswith("# c1  Haier\n\n- **Tier** Key\n")
    assert "## People\n\n|  | Name | Phone |" in marked
    assert "| p1 | Wang \\*Min\\* | 138 0013 8000 |" in marked
    assert run("brief", "Haier", "-o", str(tmp_path / "haier.md")).code == 0
    assert (tmp_path / "haier.md").read_text(encoding="utf-8") == marked


@pytest.mark.parametrize("words", [["Haier", "--team"], ["Haier", "-o", "x.pdf"], ["--json", "-o", "x.txt"]])
def test_what_does_not_go_together_is_refused(run: Run, words: list[str]) -> None:
    assert run("brief", *words).code == 2
