"""Every command that shows anybody's texts, as words of a command line."""

from collections.abc import Iterator

from crm_tui.models.catalogue import NOUNS
from crm_tui.reports import catalogue as reports
from crm_tui.values.references import format_ref

FORMATS = ("table", "csv", "json", "ids")
SHOWN = [noun for noun in NOUNS if noun != "import_batch"]
EVERYDAY = (
    ("agenda", "--team", "--days", "30"), ("remind", "--team"), ("remind", "--team", "--json"),
    ("agenda", "--team", "--json"), ("brief", "c1"), ("brief", "p1"), ("brief", "c1", "--json"),
    ("history", "--limit", "0"), ("history", "c1"), ("history", "x2"), ("history", "--json"),
    ("settings",), ("config",), ("doctor",), ("_complete", "1", "client", "show", "ZQ"),
    ("client", "list", "--columns", "name,ZQ05"), ("client", "list", "-h"), ("client", "add", "-h"),
)  # fmt: skip


def listings(form: str) -> Iterator[tuple[str, ...]]:
    """Every noun's list with all its rows in that format, and its first record."""
    for noun in SHOWN:
        word = noun.replace("_", "-")
        yield word, "list", "--limit", "0", "--archived", "--format", form
        yield word, "show", format_ref(noun, 1), "--format", form


def pasts() -> Iterator[tuple[str, ...]]:
    """What became of every noun's first record."""
    for noun in SHOWN:
        yield noun.replace("_", "-"), "history", format_ref(noun, 1)


def reported() -> Iterator[tuple[str, ...]]:
    """Every report by each of its groupings, and in each format by the first."""
    for name, listed in reports.REPORTS.items():
        for by in listed.by:
            yield "report", name, "--by", by
        for form in ("json", "csv", "markdown", "chart"):
            yield "report", name, "--format", form


def exported() -> Iterator[tuple[str, ...]]:
    """Every noun written to the terminal itself."""
    for noun in SHOWN:
        yield "export", noun
        yield "export", noun, "--json"


def typed(text: str) -> Iterator[tuple[str, ...]]:
    """A hostile text in every place of a command line that an answer or an error may repeat."""
    yield ("client", "add", text)
    yield ("client", "edit", "c1", "--note", text)
    yield ("client", "edit", "c1", "--version", "1", "--note", text, "--city", text)
    yield ("client", "edit", "c1", "--version", "1", "--city", text, "--json")
    yield ("client", "list", text)
    yield ("client", "list", "--where", text)
    yield ("client", "list", "--sort", text)
    yield ("client", "list", "--columns", text)
    yield ("client", "list", "--view", text)
    yield ("client", "list", "--format", text)
    yield ("client", "list", f"--{text}")
    yield ("client", "show", text)
    yield ("client", "show", text, "--json")
    yield ("client", text)
    yield (text,)
    yield ("--as", text, "client", "list")
    yield ("--db", f"/dev/null/{text}", "client", "list")
    yield ("--db", f"/dev/null/{text}", "find", "x")
    yield ("member", "add", "Bo", "--zone", text)
    yield ("task", "add", "x", "--due", text)
    yield ("task", "edit", "t1", "--rule", text)
    yield ("opportunity", "add", "x", "--amount", text, "--stage", text)
    yield ("log", f"c1 call: {text}")
    yield ("log", f"{text} call: x")
    yield ("log", text)
    yield ("todo", f"{text} fri")
    yield ("todo", f"x >{text}")
    yield ("deal", f"c1 120k: {text}")
    yield ("complain", f"c1 ^high: {text}")
    yield ("complain", f"c1 ^{text}: x")
    yield ("done", text)
    yield ("snooze", "t1", text)
    yield ("find", text)
    yield ("brief", text)
    yield ("history", text)
    yield ("undo", text)
    yield ("undo",)
    yield ("settings", text, text)
    yield ("config", text, text)
    yield ("report", text)
    yield ("report", "pipeline", "--by", text)
    yield ("report", "pipeline", "--since", text)
    yield ("export", text)
    yield ("export", "client", "-o", f"/dev/null/{text}")
    yield ("import", f"/dev/null/{text}")
    yield ("init", f"/dev/null/{text}")
    yield ("completion", text)
    yield ("_complete", "1", text)
