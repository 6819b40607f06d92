"""Every field of every noun: typed, kept, shown, written as JSON, emptied, taken back."""

import csv
import io

import pytest

from crm_tui.exchange.csv_writer import unescape
from crm_tui.models.catalogue import NOUNS as MODELS
from crm_tui.services.faces import FIRST_OF, built_in
from tests.cli.conftest import Crm
from tests.cli.samples import EMPTIED, REQUIRED, SAMPLES, flag, options
from tests.cli.shapes import check_shape

# Fields typed through another one in the samples: the first of a list, the name as the argument.
THROUGH = {"contact": {"phone", "email", "messengers"}, "interaction": {"contact"}, "link": {"member"}}


def added(crm: Crm, noun: str) -> str:
    """The ref of a record added with every field of the sample."""
    name, fields = SAMPLES[noun]
    words = [name] if name else []
    (item,) = crm(noun, "add", *words, *options(fields), "--json").items()
    return str(item["ref"])


def expected(noun: str) -> dict[str, object]:
    """What JSON holds of a record added so."""
    return {name: value for name, (_, value) in SAMPLES[noun][1].items()}


def test_the_samples_hold_every_field_that_can_be_typed() -> None:
    for noun, (_, fields) in SAMPLES.items():
        typed = {name for name, field in built_in(noun).items() if field.editable}
        assert typed - set(fields) - THROUGH.get(noun, set()) <= {MODELS[noun].noun.label, "name"}, noun


@pytest.mark.parametrize("noun", SAMPLES)
def test_what_is_typed_into_each_field_is_what_json_holds(furnished: Crm, noun: str) -> None:
    ref = added(furnished, noun)
    (item,) = furnished(noun, "show", ref, "--json").items()
    assert {name: item[name] for name in SAMPLES[noun][1]} == expected(noun)
    check_shape(noun, item)


@pytest.mark.parametrize("noun", SAMPLES)
def test_a_bare_record_has_every_field_in_json(furnished: Crm, noun: str) -> None:
    name, fields = SAMPLES[noun]
    needed = {name: fields[name] for name in fields if (noun, name) in REQUIRED}
    (item,) = furnished(noun, "add", *([name] if name else []), *options(needed), "--json").items()
    check_shape(noun, item)


@pytest.mark.parametrize("noun", SAMPLES)
def test_a_page_shows_what_was_typed(furnished: Crm, noun: str) -> None:
    shown = furnished(noun, "show", added(furnished, noun)).out
    for name in SAMPLES[noun][1]:
        told = FIRST_OF[name] if noun == "contact" and name in FIRST_OF else name
        assert built_in(noun)[told].title in shown


@pytest.mark.parametrize("noun", SAMPLES)
def test_each_field_is_emptied_or_its_emptying_refused(furnished: Crm, noun: str) -> None:
    ref = added(furnished, noun)
    for name in SAMPLES[noun][1]:
        empty = f"{flag(name)}="
        if (noun, name) in REQUIRED:
            assert furnished(noun, "edit", ref, empty, "--json", code=2).error()["problems"], name
            continue
        (item,) = furnished(noun, "edit", ref, empty, "--dry-run", "--json").items()
        assert item[name] == emptied(noun, name), name
    (item,) = furnished(noun, "show", ref, "--json").items()
    assert {name: item[name] for name in SAMPLES[noun][1]} == expected(noun)


@pytest.mark.parametrize("noun", sorted(set(SAMPLES) - {"pipeline"}))
def test_emptying_all_that_may_be_empty_is_undone_whole(furnished: Crm, noun: str) -> None:
    ref = added(furnished, noun)
    before = furnished(noun, "show", ref, "--json").items()
    optional = [name for name in SAMPLES[noun][1] if (noun, name) not in {*REQUIRED, ("task", "time")}]
    furnished(noun, "edit", ref, *(f"{flag(name)}=" for name in optional))
    furnished("undo")
    after = furnished(noun, "show", ref, "--json").items()
    assert [{**item, "version": 0} for item in after] == [{**item, "version": 0} for item in before]
    assert after[0]["version"] > before[0]["version"]


def emptied(noun: str, name: str) -> object:
    """What an empty field holds: nothing, or what the program puts there by itself."""
    if name == "currency":
        return "USD"
    return [] if built_in(noun)[name].many else EMPTIED.get((noun, name))


@pytest.mark.parametrize("noun", SAMPLES)
def test_csv_of_a_record_reads_back_through_edit(furnished: Crm, noun: str) -> None:
    ref = added(furnished, noun)
    before = furnished(noun, "show", ref, "--json").items()
    names = ",".join(SAMPLES[noun][1])
    csv = furnished(noun, "list", "--columns", names, "--where", f"ref={ref}", "--format", "csv").out
    texts = csv_row(csv)
    changed = furnished(noun, "edit", ref, *(f"{flag(name)}={texts[name]}" for name in SAMPLES[noun][1]))
    assert changed.out == ""
    assert furnished(noun, "show", ref, "--json").items() == before


def csv_row(text: str) -> dict[str, str]:
    """The one row of a CSV, formulas taken back."""
    (row,) = csv.DictReader(io.StringIO(text))
    return {name: unescape(cell) for name, cell in row.items()}


def test_an_own_field_is_found_by_name_or_title_in_any_case(crm: Crm) -> None:
    crm("client", "add", "Haier")
    crm("field", "add", "shops", "--on", "client", "--title", "Number of shops", "--kind", "int")
    for number, name in enumerate(("shops", "Shops", "SHOPS", "Number of shops", "number-of-SHOPS"), 1):
        crm("client", "edit", "Haier", "--set", f"{name}={number}")
        assert crm("client", "list", "--json").items()[0]["custom"] == {"shops": number}
    shown = crm("client", "list", "--where", '"Number of shops">4', "--columns", "Name,NUMBER OF SHOPS").out
    assert shown.splitlines()[1].split() == ["c1", "Haier", "5"]


def test_a_field_under_two_of_its_names_is_refused(crm: Crm) -> None:
    crm("field", "add", "shops", "--on", "client", "--title", "Number of shops", "--kind", "int")
    told = crm("client", "add", "Haier", "--set", "shops=1", "--set", "Number of shops=2", code=2)
    assert "given twice" in told.err
