"""Every command's name, the module that holds it and its one line of help, so that `crm --help` loads none."""

NOUN = "crm_tui.cli.nouns"

NOUNS: dict[str, str] = {
    "client": "Organisations that buy, may buy, or buy from a competitor.",
    "contact": "People at clients, and outsiders with influence.",
    "link": "Ties between two people: reports to, knows, worked with …",
    "interaction": "The contact log: calls, visits, meetings, messages.",
    "task": "What somebody is to do by a day; promises too.",
    "opportunity": "Possible sales in the stages of a pipeline.",
    "complaint": "The complaint queue, from intake to prevention.",
    "order": "Sales with their lines.",
    "plan": "The written plan for a client.",
    "objective": "What a plan wants to reach.",
    "product": "What we sell, at what list price.",
    "pipeline": "Rows of stages that deals go through.",
    "stage": "The steps of a pipeline.",
    "member": "The people of our own team.",
    "tag": "Words that group records.",
    "field": "Fields of your own on clients, contacts, deals, complaints.",
    "view": "Saved filters, for --view and the app.",
}

EVERYDAY: dict[str, tuple[str, str]] = {
    "log": ("crm_tui.cli.entry", "Log a call, visit or message in one line."),
    "todo": ("crm_tui.cli.entry", "Note something to do, with its day."),
    "done": ("crm_tui.cli.entry", "Tick off tasks."),
    "snooze": ("crm_tui.cli.entry", "Put a task off."),
    "deal": ("crm_tui.cli.entry", "Note a possible sale in one line."),
    "complain": ("crm_tui.cli.entry", "Take in a complaint in one line."),
    "agenda": ("crm_tui.cli.agenda", "What is on, day by day."),
    "remind": ("crm_tui.cli.remind", "What is due, each with its reason; for cron too."),
    "find": ("crm_tui.cli.entry", "Find anything by words, part, phone, pinyin."),
    "brief": ("crm_tui.cli.brief", "Your morning on a page, or one before you meet somebody."),
    "dial": ("crm_tui.cli.dial", "Ring somebody up."),
}

HOUSE: dict[str, tuple[str, str]] = {
    "report": ("crm_tui.cli.report", "Questions answered with figures."),
    "import": ("crm_tui.cli.transfer", "Take in a file or folder."),
    "export": ("crm_tui.cli.transfer", "Write records to CSV or JSON."),
    "history": ("crm_tui.cli.history", "Who changed what, and when."),
    "undo": ("crm_tui.cli.history", "Take back what you did last."),
    "redo": ("crm_tui.cli.history", "Take back your last undo."),
    "settings": ("crm_tui.cli.settings", "Rules of the whole team."),
    "config": ("crm_tui.cli.settings", "Your own preferences."),
    "init": ("crm_tui.cli.house", "Make a new CRM file."),
    "backup": ("crm_tui.cli.house", "Save a verified copy."),
    "restore": ("crm_tui.cli.house", "Bring back a saved copy."),
    "doctor": ("crm_tui.cli.house", "Examine the file and say what to do."),
    "demo": ("crm_tui.cli.demo", "Open the app over a made-up team."),
    "completion": ("crm_tui.cli.completion", "Let your shell complete commands and names."),
}


def lines() -> list[tuple[str, str, str]]:
    """(section, command, help) of everything `crm --help` lists, in its order."""
    return [
        *(("Every day", name, text) for name, (_, text) in EVERYDAY.items()),
        *(("Records", name, text) for name, text in NOUNS.items()),
        *(("The house", name, text) for name, (_, text) in HOUSE.items()),
    ]


HIDDEN: dict[str, tuple[str, str]] = {
    "_complete": ("crm_tui.cli.completion", "What TAB asks for; shells call it."),
}


def module_of(name: str) -> str:
    """The module that holds a command; "" for an unknown one."""
    return NOUN if name in NOUNS else (EVERYDAY | HOUSE | HIDDEN).get(name, ("", ""))[0]
