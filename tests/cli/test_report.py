"""crm report on the command line."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_reports_are_listed_with_their_groupings(run: Run) -> None:
    found = run("report")
    assert found.code == 0
    assert [line.split()[0] for line in found.out.splitlines()] == [
        "Report",
        "pipeline",
        "conversion",
        "activity",
        "touches",
        "complaints",
    ]


def test_a_report_is_written_as_documented_json(run: Run) -> None:
    run("client", "add", "Haier")
    run("opportunity", "add", "Freezers", "--client", "Haier", "--amount", "1200.50", "--currency", "CNY")
    document = json.loads(run("report", "pipeline", "--json").out)
    assert (document["schema"], document["report"]) == (1, "pipeline")
    assert document["columns"][0] == {"name": "stage", "title": "Stage", "kind": "named"}
    assert document["items"] == [
        {
            "stage": {"ref": "s1", "name": "Found"},
            "currency": "CNY",
            "deals": 1,
            "amount": {"amount": "1200.50", "currency": "CNY"},
            "weighted": {"amount": "120.05", "currency": "CNY"},
            "age": 0,
            "overdue": 0,
        }
    ]
    assert document["notes"][-1] == "Made of 1 open deal."


def test_a_report_is_written_as_csv(run: Run) -> None:
    run("interaction", "add", "a call", "--channel", "call", "--minutes", "30")
    found = run("report", "activity", "--by", "channel", "--format", "csv")
    assert found.out == "channel,touches,minutes,clients\ncall,1,30,0\n"


def test_a_table_keeps_its_notes_on_standard_error(run: Run) -> None:
    run("complaint", "add", "it leaks")
    found = run("report", "complaints")
    assert found.out.splitlines()[1].split()[:3] == ["Medium", "1", "1"]
    assert "Made of 1 entry" in found.err


def test_an_empty_report_says_so(run: Run) -> None:
    found = run("report", "pipeline")
    assert (found.code, found.out, found.err) == (0, "", "There is no open deal.\n")


def test_an_unknown_report_is_a_usage_error_that_names_the_others(run: Run) -> None:
    found = run("report", "sales")
    assert found.code == 2
    assert "pipeline, conversion, activity" in found.err


def test_an_unreadable_date_is_an_error_with_examples(run: Run) -> None:
    found = run("report", "activity", "--since", "whenever")
    assert found.code == 2
    assert "next tue" in found.err


def test_the_parameters_a_report_declares_are_options(run: Run) -> None:
    run("client", "add", "Haier", "--tier", "key")
    run("client", "add", "Acme", "--tier", "regular")
    assert run("report", "touches", "--tier", "key", "--format", "csv").out.splitlines()[1:] == [
        "Haier,,,30,,key,ming"
    ]
    refused = run("report", "touches", "--period", "2026")
    assert refused.code == 2
    assert "takes no --period" in refused.err


def test_the_list_of_reports_is_a_sentence_and_the_options_of_each(run: Run) -> None:
    found = {item["name"]: item for item in json.loads(run("report", "--json").out)["items"]}
    assert found["touches"]["help"].endswith(".")
    assert [one["name"] for one in found["touches"]["parameters"]] == ["by", "member", "tier"]
    assert "--tier" in run("report").out


def test_a_report_is_written_as_markdown_and_as_bars(run: Run) -> None:
    run("interaction", "add", "a call", "--channel", "call", "--minutes", "30")
    run("interaction", "add", "a visit", "--channel", "visit", "--minutes", "90")
    found = run("report", "activity", "--by", "channel", "--format", "markdown").out
    assert "| Channel | Touches | Minutes | Clients touched |" in found
    lines = run(
        "report", "activity", "--by", "channel", "--format", "chart", "--figure", "minutes"
    ).out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["visit", "call"]
    assert lines[1].split()[-2:] == ["1h30m", "75%"]
    assert run("report", "activity", "--format", "chart", "--figure", "moon").code == 2


def test_a_report_is_written_to_a_file_and_over_none_by_mistake(run: Run, tmp_path: Path) -> None:
    run("interaction", "add", "a call", "--channel", "call")
    path = tmp_path / "activity.csv"
    assert run("report", "activity", "-o", str(path)).code == 0
    assert path.read_text().startswith("member,touches")
    assert run("report", "activity", "-o", str(path)).code == 5
    assert run("report", "activity", "--by", "channel", "-o", str(path), "--force").code == 0
    assert path.read_text().startswith("channel,touches")


def test_json_names_the_list_behind_each_row(run: Run) -> None:
    run("client", "add", "Haier")
    run("complaint", "add", "it leaks", "--client", "Haier")
    document = json.loads(run("report", "complaints", "--by", "client", "--json").out)
    source = document["sources"][0]
    assert source["noun"] == "complaint"
    listed = json.loads(run(source["noun"], "list", "--where", source["where"], "--json").out)
    assert listed["total"] == document["items"][0]["count"] == 1
