"""The commands the manual shows run as they stand there, over a small file."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_tui import paths
from crm_tui.cli import catalogue, output, root
from crm_tui.cli.invocation import begin
from tests.documentation import pages

MADE = re.compile(r"<!-- [a-z ]+ -->.*?<!-- end -->", re.DOTALL)
SHOWN = [*(f"docs/{noun}.md" for noun in catalogue.NOUNS), "docs/entries.md", "docs/settings.md", "README.md"]
# The file of the examples has few tasks; the manual uses refs as they look after some months.
REFS = {"t88": "t1", "t90": "t2"}
SETTING = [
    "crm settings currency CNY",
    "crm member add Anna --login anna",
    "crm client add Haier",
    "crm client add 海尔",
    'crm contact add "Wang Min" --client Haier',
    "crm contact add 王敏 --client 海尔",
    'crm contact add "Li Wei" --client Haier',
    'crm product add "GTX Pro" --list-price 1000 --cost 700',
    'crm deal "Haier: 200 freezers"',
    'crm complain "Haier: the door does not close"',
    'crm plan add "Haier 2026" --client Haier',
    'crm todo "ring Li Wei tomorrow"',
    'crm todo "send the price list fri"',
]
LAID: dict[str, bytes] = {}


@pytest.fixture
def file() -> Iterator[None]:
    """A file with what the examples speak of, made once."""
    place = Path(paths.database())
    if "file" not in LAID:
        for line in SETTING:
            run(line)
        LAID["file"] = place.read_bytes()
    else:
        place.parent.mkdir(parents=True)
        place.write_bytes(LAID["file"])
    yield
    begin(())
    output.quiet(False)


def run(line: str) -> None:
    """Run a command as a shell would; it has to end well."""
    words = [REFS.get(word, word) for word in shlex.split(line)[1:]]
    code = root.main(words)
    assert code == 0, f"{line} ended with {code}"


def examples(text: str) -> list[str]:
    """The commands in indented blocks, outside of what is made; several on a line stand far apart."""
    lines = [line[4:] for line in MADE.sub("", text).splitlines() if line.startswith("    crm ")]
    return [part for line in lines for part in re.split(r" {4,}", line.partition("   #")[0].strip())]


@pytest.mark.parametrize("page", SHOWN)
def test_the_examples_of_a_page_run(page: str, file: None) -> None:
    shown = examples((pages.ROOT / page).read_text(encoding="utf-8"))
    assert len(shown) >= (1 if page == "README.md" else 3)
    for line in shown:
        run(line)
