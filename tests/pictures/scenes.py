"""What is drawn: each screen with the area it belongs to, the steps that lead to it and what then stands there."""

from typing import NamedTuple

from tests.pictures.steps import Step, choose, field, front, keys, meanwhile, shows, text

ENTRY = "Nordlys Seafood AS call 30m: wants 200 loggers, asks about delivery #pricing >fri send the quote"


class Scene(NamedTuple):
    """One picture."""

    name: str
    area: str
    sign: str
    steps: tuple[Step, ...] = ()


def found(words: str) -> tuple[Step, ...]:
    """Take the first thing the palette finds."""
    return (keys("colon"), front("Palette"), text(words), shows(words), keys("enter"))


def report(title: str) -> tuple[Step, ...]:
    """Choose a report."""
    return (keys("r"), front("Pick"), choose(title), front("ReportsScreen"))


OPEN = keys("enter")
FIRST = keys("home")
QUICK = (keys("a"), front("QuickScreen"))
SELECTED = (keys("home", "shift+down", "shift+down"),)
FORM = (keys("n"), front("RecordForm"))
EDIT = (keys("home", "e"), front("RecordForm"))
REPORTS = (
    Scene("reports", "reports", "Made of"),
    Scene("report-conversion", "reports", "Made of", report("Conversion")),
    Scene("report-activity", "reports", "Made of", report("Activity")),
    Scene("report-touches", "reports", "Days past", report("Touches")),
    Scene("report-complaints", "reports", "Made of", report("Complaints")),
)
SCREENS = (
    Scene("today", "today", "Overdue"),
    Scene("morning", "today", "Overdue", (keys("p"), front("MorningScreen"))),
    Scene("today-team", "today", "team", (keys("t"), shows("team"))),
    Scene("clients", "clients", "Nordlys"),
    Scene("client", "clients", "Timeline", (keys("home", "down", "enter"),)),
    Scene("record", "clients", "Timeline", (*found("杨少锋"), front("PersonScreen"))),
    Scene("plans", "plan", "Plan"),
    Scene("plan", "plan", "Actions", (OPEN,)),
    Scene("log", "log", "Log"),
    Scene("pipeline", "pipeline", "weighted"),
    Scene("deals", "pipeline", "Amount", (keys("v"),)),
    Scene("deal", "pipeline", "Timeline", (OPEN, front("DealScreen"))),
    Scene("complaints", "complaints", "Complaints"),
    Scene("complaint", "complaints", "What was done", (OPEN,)),
    Scene("knowledge", "complaints", "Knowledge", (keys("K"), front("KnowledgeScreen"))),
    *REPORTS,
)
DIALOGS = (
    Scene("help", "clients", "Your clients.", (keys("question_mark"),)),
    Scene("help-today", "today", "What needs", (keys("question_mark"), front("HelpScreen"))),
    Scene("quick", "today", "Logged:", (*QUICK, text(ENTRY))),
    Scene("quick-blank", "today", "for example", QUICK),
    Scene("quick-wrong", "today", "fri", (*QUICK, text("Nordlys call 30x: hello"))),
    Scene("quick-offers", "today", "c", (*QUICK, text("wang"))),
    Scene("palette", "today", "client", (keys("colon"), front("Palette"), text("wang"))),
    Scene("palette-blank", "clients", "Filter", (keys("colon"), front("Palette"))),
    Scene("selected", "clients", "3 selected", (FIRST, keys("space", "down", "space", "down", "space"))),
    Scene("sort", "clients", "Sort", (keys("s"), front("Pick"))),
    Scene("merge", "clients", "stays", (FIRST, keys("escape", "space", "down", "space", "M"), front("Pick"))),
    Scene("columns", "clients", "Columns", (keys("C"), front("Columns"))),
    Scene("views", "clients", "iew", (keys("V"), front("Views"))),
    Scene("bulk", "clients", "selected", (*SELECTED, keys("E"), front("Pick"), choose("Tier"))),
    Scene("change", "clients", "", (keys("equals_sign"), front("Pick"))),
    Scene("export", "clients", "", (keys("X"), front("Ask"))),
    Scene("dial", "clients", "", (keys("home", "down", "enter"), front("ClientScreen"), keys("C"))),
    Scene("lost", "pipeline", "Why was it lost", (keys("l"),)),
    Scene("form", "clients", "Territory", EDIT),
    Scene("form-new", "clients", "Name", (*FORM, keys("ctrl+s"), shows("missing"))),
    Scene("form-deal", "pipeline", "Stage", FORM),
    Scene("form-complaint", "complaints", "Severity", FORM),
    Scene(
        "form-wrong",
        "pipeline",
        "",
        (
            *FORM,
            field("name", "Freezers"),
            field("expected_close", "31 feb"),
            field("amount", "twelve"),
            keys("ctrl+s"),
        ),
    ),
    Scene(
        "conflict",
        "clients",
        "yours",
        (
            *EDIT,
            field("city", "Qingdao"),
            field("industry", "Cold chain"),
            meanwhile(city="Jinan", industry="Logistics"),
            shows("Changed elsewhere"),
            keys("ctrl+s"),
            front("ConflictScreen"),
        ),
    ),
    Scene("resolve", "complaints", "", (OPEN, front("ComplaintScreen"), keys("d"), front("Ask"))),
    Scene("history", "today", "newest first", (*found("History"), front("Pick"))),
    Scene("rules", "today", "Rules of", (*found("Rules of the team"), front("Pick"))),
    Scene("findings", "today", "", (*found("Examine the file"), front("HelpScreen"))),
    Scene("people", "today", "People", (*found("People"), front("NounScreen"))),
    Scene("stages", "today", "Stages", (*found("Stages"), front("NounScreen"))),
    Scene("members", "today", "Members", (*found("Members"), front("NounScreen"))),
    Scene("options", "reports", "Esc leaves", (keys("o"), front("Ask"))),
    Scene("notice", "pipeline", "u undoes", (keys("home", "greater_than_sign"),)),
    Scene("filter-wrong", "clients", "teir", (keys("slash"), text("teir=key"))),
    Scene("filter", "clients", "2", (keys("slash"), text("tier=key and last_touch>1d"), keys("enter"))),
)
EMPTY = (
    Scene("today", "today", "Today"),
    Scene("today-team", "today", "team", (keys("t"), shows("team"))),
    Scene("morning", "today", "", (keys("p"), front("MorningScreen"))),
    Scene("clients", "clients", "n"),
    Scene("plans", "plan", "n"),
    Scene("log", "log", "a"),
    Scene("pipeline", "pipeline", "n"),
    Scene("deals", "pipeline", "n", (keys("v"),)),
    Scene("complaints", "complaints", "n"),
    Scene("knowledge", "complaints", "Knowledge", (keys("K"), front("KnowledgeScreen"))),
    Scene("reports", "reports", "nothing to count"),
    Scene("report-conversion", "reports", "nothing to count", report("Conversion")),
    Scene("report-activity", "reports", "nothing to count", report("Activity")),
    Scene("report-touches", "reports", "nothing to count", report("Touches")),
    Scene("report-complaints", "reports", "nothing to count", report("Complaints")),
    Scene("views", "clients", "iew", (keys("V"), front("Views"))),
    Scene("people", "today", "People", (*found("People"), front("NounScreen"))),
    Scene("tags", "today", "Tags", (*found("Tags"), front("NounScreen"))),
    Scene("orders", "today", "Orders", (*found("Orders"), front("NounScreen"))),
    Scene("quick-blank", "today", "for example", QUICK),
    Scene("palette-nothing", "today", "", (keys("colon"), front("Palette"), text("zzzz"))),
    Scene("undo", "today", "ndo", (keys("u"),)),
)
