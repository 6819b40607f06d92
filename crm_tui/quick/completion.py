"""What TAB offers: commands, and the live names and refs of the file; with the scripts shells load."""

import sqlite3

from crm_tui.errors import Invalid
from crm_tui.store.lookup import LABELS, TABLES
from crm_tui.values.commands import EVERYDAY, HOUSE
from crm_tui.values.names import key
from crm_tui.values.nouns import NOUNS
from crm_tui.values.references import format_ref
from crm_tui.values.text import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Offer = tuple[str, str]

AT_MOST = 30
VERBS = ("add", "show", "list", "edit", "archive", "restore", "delete", "merge", "history")
ON_ONE = ("show", "edit", "archive", "restore", "delete", "merge", "history")
SHELLS = ("bash", "zsh", "fish")
PARTIES = ("client", "contact")
OPEN_TASKS = (
    "SELECT id, title FROM task WHERE done_at IS NULL AND archived_at IS NULL"
    " ORDER BY due IS NULL, due, id LIMIT 300"
)


def offers(db: "Callable[[], sqlite3.Connection | None]", words: "list[str]") -> "list[Offer]":
    """(text, description) for the last of the words after `crm`, which may be unfinished.

    `db` opens the file when names are asked for; without one there are only commands.
    """
    *before, last = words or [""]
    if not before:
        return [(word, "") for word in (*EVERYDAY, *NOUNS, *HOUSE) if word.startswith(last)]
    if len(before) == 1 and before[0] in NOUNS:
        return [(verb, "") for verb in VERBS if verb.startswith(last)]
    if before == ["completion"]:
        return [(shell, "") for shell in SHELLS if shell.startswith(last)]
    found = db()
    return [] if found is None else _live(found, before, last)


def _live(db: sqlite3.Connection, before: "list[str]", last: str) -> "list[Offer]":
    if before[-1] == "--as":
        return names(db, ("member",), last)
    if before[0] in ("done", "snooze") and (before[0] == "done" or len(before) == 1):
        return _tasks(db, last)
    if before[0] == "brief" and len(before) == 1:
        return names(db, PARTIES, last)
    if before[0] in ("log", "deal", "complain", "todo") and len(before) == 1:
        return _in_line(db, before[0], last)
    if before[0] in NOUNS and len(before) >= 2 and before[1] in ON_ONE:
        return names(db, (before[0],), last)
    return []


def names(db: sqlite3.Connection, nouns: "tuple[str, ...]", start: str) -> "list[Offer]":
    """Names of these nouns that begin like that, or have a word or sound that does; the ref describes each."""
    folded = key(start)
    found: list[Offer] = []
    for noun in nouns:
        table, label = TABLES.get(noun, noun), LABELS.get(noun, "name")
        rows = db.execute(
            f'SELECT DISTINCT t.id, t."{label}" FROM lookup l JOIN "{table}" t ON t.id=l.row WHERE l.tbl=?'
            " AND l.kind IN ('n','w','y') AND l.key>=? AND l.key<? AND t.archived_at IS NULL LIMIT ?",
            (table, folded, folded + "\U0010ffff", AT_MOST),
        )
        found += [(name, format_ref(noun, id)) for id, name in rows if name]
    return found


def _tasks(db: sqlite3.Connection, start: str) -> "list[Offer]":
    found = [(format_ref("task", id), title) for id, title in db.execute(OPEN_TASKS)]
    return [offer for offer in found if offer[0].startswith(start)][:AT_MOST]


def _in_line(db: sqlite3.Connection, verb: str, line: str) -> "list[Offer]":
    """A name within a one-line entry: the one it begins with, or the person after the last @."""
    if any(mark in line for mark in ":："):
        return []
    said, sign, person = line.replace("＠", "@").rpartition("@")
    if sign:
        return [
            (f"{line[: len(said) + 1]}{name}", ref) for name, ref in names(db, ("contact", "member"), person)
        ]
    return [] if verb == "todo" else names(db, PARTIES, line)


def script(shell: str) -> str:
    """What a shell loads to complete crm; Invalid for a shell that is not known."""
    if shell not in SCRIPTS:
        raise Invalid(f"{quoted(shell)} is not known: there are {', '.join(SCRIPTS)}.")
    return SCRIPTS[shell]


SCRIPTS = {
    "bash": r"""_crm() {
    local word offer
    local words=("${COMP_WORDS[@]:1:COMP_CWORD}")
    word=${COMP_WORDS[COMP_CWORD]}
    local quote=''
    case $word in [\"\']*) quote=${word:0:1}; words[COMP_CWORD-1]=${word:1} ;; esac
    COMPREPLY=()
    while IFS=$'\t' read -r offer _; do
        if [[ $quote ]]; then COMPREPLY+=("$offer"); else COMPREPLY+=("$(printf %q "$offer")"); fi
    done < <(crm _complete "${words[@]}" 2>/dev/null)
}
complete -o default -F _crm crm""",
    "zsh": r"""#compdef crm
_crm() {
    local -a offers
    local offer
    for offer in ${(f)"$(crm _complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)"}; do
        offers+=("${${offer%%$'\t'*}//:/\\:}:${offer#*$'\t'}")
    done
    _describe -V crm offers -U
}
compdef _crm crm""",
    "fish": r"""function __crm_offers
    set -l words (commandline -opc) (commandline -ct | string unescape)
    crm _complete $words[2..-1] 2>/dev/null
end
complete -c crm -f -a '(__crm_offers)'""",
}
