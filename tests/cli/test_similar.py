"""`crm complaint similar`: how complaints like one were resolved."""

import csv

import pytest

from tests.cli.conftest import Crm


@pytest.fixture
def cases(crm: Crm) -> Crm:
    crm("complaint", "add", "Compressor noisy after a week")
    crm(
        "complaint",
        "resolve",
        "k1",
        "exchanged the bracket",
        "--cause",
        "loose",
        "--prevention",
        "=torque check",
    )
    crm("complaint", "add", "Invoice sent twice")
    crm("complaint", "resolve", "k2", "took one back")
    crm("complaint", "add", "Compressor noisy")
    return crm


def test_answers_to_complaints_like_one_are_told(cases: Crm) -> None:
    told = cases("complaint", "similar", "k3").out
    for part in ("k1", "Compressor noisy after a week", "exchanged the bracket", "loose", "=torque check"):
        assert part in told
    assert "k2" not in told
    assert cases("complaint", "similar", "invoice").err.strip() == "Nothing like it was resolved yet."


def test_scripts_read_them_as_json_ids_or_csv(cases: Crm) -> None:
    (item,) = cases("complaint", "similar", "k3", "--json").items()
    assert item == {
        "ref": "k1", "summary": "Compressor noisy after a week", "why": ["all its words"], "came_back": False,
        "cause": "loose", "resolution": "exchanged the bracket", "prevention": "=torque check",
    }  # fmt: skip
    assert cases("complaint", "similar", "k3", "--format", "ids").out == "k1\n"
    head, row = csv.reader(cases("complaint", "similar", "k3", "--format", "csv").out.splitlines())
    assert head[0] == "ref" and row[-1] == "'=torque check"


def test_one_that_came_back_says_so(cases: Crm) -> None:
    cases("complaint", "reopen", "k1", "--reason", "noisy again")
    cases("complaint", "similar", "k3")
    assert "k1" not in cases("complaint", "similar", "k3").out
    cases("complaint", "resolve", "k1", "exchanged the compressor")
    (item,) = cases("complaint", "similar", "k3", "--json").items()
    assert item["came_back"] is True
    assert "yes" in cases("complaint", "similar", "k3").out


def test_a_complaint_nobody_knows_is_not_found(cases: Crm) -> None:
    cases("complaint", "similar", "k9", code=3)
    cases("complaint", "similar", "k3", "--limit", "0", code=2)
