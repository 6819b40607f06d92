"""The pages of the manual, and what stands between their marks: `<!-- NAME -->` up to `<!-- end -->`."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.documentation import acts, commands, figures, keys, records, rules

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MARKED = re.compile(r"<!-- (?P<name>[a-z_ ]+) -->\n.*?<!-- end -->", re.DOTALL)
WHOLE: dict[str, Callable[[], list[str]]] = {
    "settings": rules.settings,
    "preferences": rules.preferences,
    "keys": keys.block,
    "acts": acts.block,
}


def generated(text: str, page: str) -> str:
    """The text of a page with every marked part made anew; `page` is its name without ending."""
    return MARKED.sub(lambda found: _part(found["name"], page), text)


def marks(text: str) -> list[str]:
    """The names of the parts of a page that are made."""
    return [found["name"] for found in MARKED.finditer(text)]


def pages() -> list[Path]:
    """Every page of the manual."""
    return sorted(DOCS.glob("*.md"))


def texts() -> list[Path]:
    """Every Markdown file of the project: those on top, and all in docs."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def write() -> list[Path]:
    """Bring every page up to date; those that changed."""
    changed = []
    for path in pages():
        before = path.read_text(encoding="utf-8")
        after = generated(before, path.stem)
        if after != before:
            path.write_text(after, encoding="utf-8")
            changed.append(path)
    return changed


def _part(name: str, page: str) -> str:
    lines = "\n".join(_lines(name, page)).strip("\n")
    return f"<!-- {name} -->\n\n{lines}\n\n<!-- end -->"


def _lines(name: str, page: str) -> list[str]:
    if name == "fields":
        return records.block(page)
    word, _, path = name.partition(" ")
    if word == "report":
        return figures.block(path)
    return commands.block(*path.split()) if word == "command" else WHOLE[name]()
