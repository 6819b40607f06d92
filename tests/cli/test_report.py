"""crm report on the command line."""

import json

from tests.cli.conftest import Run


def test_reports_are_listed_with_their_groupings(run: Run) -> None:
    found = run("report")
    assert found.code == 0
    assert [line.split()[0] for line in found.out.splitlines()] == [
        "Report",
        "pipeline",
        "activity",
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
    assert found.out.splitlines()[1].split()[:3] == ["medium", "1", "1"]
    assert "Made of 1 entry" in found.err


def test_an_empty_report_says_so(run: Run) -> None:
    found = run("report", "pipeline")
    assert (found.code, found.out, found.err) == (0, "", "There is no open deal.\n")


def test_an_unknown_report_is_a_usage_error_that_names_the_others(run: Run) -> None:
    found = run("report", "sales")
    assert found.code == 2
    assert "pipeline, activity, complaints" in found.err


def test_an_unreadable_date_is_an_error_with_examples(run: Run) -> None:
    found = run("report", "activity", "--since", "whenever")
    assert found.code == 2
    assert "next tue" in found.err
