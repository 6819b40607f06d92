"""The commands the manual shows run as they stand there, over a small file."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_tui import paths
from crm_tui.cli import output, program
from crm_tui.cli.invocation import begin
from crm_tui.values.nouns import NOUNS
from tests.documentation import pages

MADE = re.compile(r"<!-- [a-z ]+ -->.*?<!-- end -->", re.DOTALL)
# A page that is made from the program has no examples; that of the spreadsheet has a test with its files.
WITHOUT = {"docs/commands.md", "docs/README.md", "docs/coming-from-a-spreadsheet.md"}
SHOWN = sorted({"README.md", *(f"docs/{page.name}" for page in (pages.ROOT / "docs").glob("*.md"))} - WITHOUT)
LEAST = {f"docs/{noun}.md": 3 for noun in NOUNS} | {
    "README.md": 14,
    "docs/history.md": 8,
    "docs/getting-started.md": 9,
}
# The file of the examples has few records; the manual uses refs as they look after some months.
REFS = {"t88": "t1", "t90": "t2", "c12": "c1", "x41": "x2"}
ENDS = {"crm remind --check": 10}
# Open the app, need files or people that are not here, or undo what this file does not have.
NOT_HERE = re.compile(
    r"crm (demo|import|restore|init|config database|undo x41|undo 3|tag merge)\b|log - <|--version 7|tell-me"
)
# Among the words a command may only be spoken of: by its name, or with what is to be put in.
SPOKEN_OF = re.compile(
    r"[…\[]|\b(PATH|NOUN|FOLDER|FILE|NAME|LOGIN|VALUE|TEXT|WHO|K)\b"
    r"|^crm (?!agenda|remind|history|backup|doctor|undo|redo)[a-z]+$|^crm (member add|export all|backup -o)$"
)
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
    code = program.main(words)
    assert code == ENDS.get(line, 0), f"{line} ended with {code}"


def examples(text: str) -> list[str]:
    """The commands in indented blocks and among the words, outside of what is made, that can be run here.

    Several on a line stand far apart.
    """
    own = MADE.sub("", text)
    lines = [
        line[4:].partition("   #")[0].strip() for line in own.splitlines() if line.startswith("    crm ")
    ]
    found = [part for line in lines for part in re.split(r" {4,}", line)]
    found += re.findall(r"`(crm [^`]+)`", own)
    return [line for line in found if not NOT_HERE.search(line) and not SPOKEN_OF.search(line)]


@pytest.mark.parametrize("page", SHOWN)
def test_the_examples_of_a_page_run(
    page: str, file: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = examples((pages.ROOT / page).read_text(encoding="utf-8"))
    assert len(shown) >= LEAST.get(page, 0)
    for line in shown:
        run(line)
