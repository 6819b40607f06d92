"""Every command but those of the nouns: the module of `cli` that holds it and its one line of help."""

EVERYDAY: "dict[str, tuple[str, str]]" = {
    "log": ("entry", "Log a call, visit or message in one line."),
    "todo": ("entry", "Note something to do, with its day."),
    "done": ("entry", "Tick off tasks."),
    "snooze": ("entry", "Put a task off."),
    "deal": ("entry", "Note a possible sale in one line."),
    "complain": ("entry", "Take in a complaint in one line."),
    "agenda": ("agenda", "What is on, day by day."),
    "remind": ("remind", "What is due, each with its reason; for cron too."),
    "find": ("entry", "Find anything by words, part, phone, pinyin."),
    "brief": ("brief", "Your morning on a page, or one before you meet somebody."),
    "dial": ("dial", "Ring somebody up."),
}

HOUSE: "dict[str, tuple[str, str]]" = {
    "report": ("report", "Questions answered with figures."),
    "import": ("transfer", "Take in a file or folder."),
    "export": ("transfer", "Write records to CSV or JSON."),
    "history": ("history", "Who changed what, and when."),
    "undo": ("history", "Take back what you did last."),
    "redo": ("history", "Take back your last undo."),
    "settings": ("settings", "Rules of the whole team."),
    "config": ("settings", "Your own preferences."),
    "init": ("house", "Make a new CRM file."),
    "backup": ("house", "Save a verified copy."),
    "restore": ("house", "Bring back a saved copy."),
    "doctor": ("house", "Examine the file and say what to do."),
    "demo": ("demo", "Open the app over a made-up team."),
    "completion": ("completion", "Let your shell complete commands and names."),
}

HIDDEN: "dict[str, tuple[str, str]]" = {
    "_complete": ("completion", "What TAB asks for; shells call it."),
}
