"""What is measured: each module has `rows()`, which yields its figures as they come."""

# In the order they are shown: the name of the module, and what it answers.
JOBS: dict[str, str] = {
    "quick": "quick entry and hot reads",
    "start": "help, version, an unknown command",
    "opening": "opening the file, the first statement, the check of its schema",
    "commands": "any other command",
    "first_row": "the first row of the full-screen app, and its memory",
    "keys": "a key, a page in a long list",
    "search": "search with each key typed, and whether it finds everything",
    "touch": "who has not been touched in 90 days",
    "figures": "reports over many deals",
    "team": "everyday commands on a large team and on a small one",
    "team_screens": "every screen of the app on a large team and on a small one",
    "writers": "sixteen processes that write",
    "exporting": "a large export, and its memory",
    "importing": "a large import, and its memory",
}
