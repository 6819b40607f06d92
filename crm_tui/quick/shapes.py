"""The exact shapes of command line that the quick door takes; every other one is for the full program."""

FLAGS: "dict[str, frozenset[str]]" = {
    "log": frozenset({"--new"}),
    "todo": frozenset({"--new"}),
    "deal": frozenset({"--new"}),
    "complain": frozenset({"--new"}),
    "done": frozenset(),
    "snooze": frozenset(),
    "remind": frozenset({"--check", "--team", "--json"}),
    "agenda": frozenset({"--team", "--json"}),
    "find": frozenset({"--json"}),
    "completion": frozenset(),
}
LEADING = ("--db", "--as")
COMPLETE = "_complete"


class Shape:
    """A quick command: its verb, the words after it, its flags, and --db and --as where they stood before."""

    __slots__ = ("db", "flags", "member", "verb", "words")

    def __init__(
        self, verb: str, words: "list[str]", flags: "set[str]", db: "str | None", member: "str | None"
    ) -> None:
        self.verb, self.words, self.flags, self.db, self.member = verb, words, flags, db, member


def read(arguments: "list[str]") -> "Shape | None":
    """The shape of the words after `crm`, None for any that is not exactly one of ours."""
    given: dict[str, str] = {}
    at = 0
    while at + 1 < len(arguments) and arguments[at] in LEADING:
        given[arguments[at]] = arguments[at + 1]
        at += 2
    if at >= len(arguments):
        return None
    verb, rest = arguments[at], arguments[at + 1 :]
    db, member = given.get("--db"), given.get("--as")
    if verb == COMPLETE:
        return Shape(verb, rest, set(), db, member)
    known = FLAGS.get(verb)
    if known is None:
        return None
    flags = {word for word in rest if word.startswith("-") and word != "-"}
    words = [word for word in rest if word not in flags]
    return Shape(verb, words, flags, db, member) if flags <= known and _fits(verb, words) else None


def _fits(verb: str, words: "list[str]") -> bool:
    if "-" in words and not (verb == "log" and len(words) == 1):
        return False
    if verb in ("done", "find"):
        return bool(words)
    if verb == "snooze":
        return len(words) >= 2
    return len(words) == (0 if verb in ("remind", "agenda") else 1)
