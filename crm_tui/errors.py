"""What can go wrong, each kind with the exit code and the word a script reads."""

import errno

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OUTPUT_FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


class CrmError(Exception):
    """One sentence for the person: what happened, to which thing, what to do about it."""

    exit_code = 1
    kind = "failed"
    hint = ""  # what else may be typed on the command line

    def __init__(self, message: str, candidates: "Sequence[tuple[str, str]]" = ()) -> None:
        """`candidates` are (ref, name) pairs a person may have meant."""
        super().__init__(message)
        self.message = message
        self.candidates = tuple(candidates)


def unwritten(fault: OSError) -> CrmError | None:
    """What to say of an output that takes no more; None for a fault that has another cause."""
    if fault.filename is not None or fault.errno not in OUTPUT_FAULTS:
        return None
    why = fault.strerror
    return CrmError(f"The output could not be written whole ({why}): free some space, or send it elsewhere.")


def unanswered(what: str, fault: OSError) -> str:
    """What to say of a change that is kept while its answer could not be written; it is no failure."""
    return (
        f"Stored as {what}, do not enter it again: only the answer could not be written ({fault.strerror})."
    )


def interrupted(what: str) -> str:
    """What to say where somebody broke off after the change was kept."""
    return f"Interrupted when it was stored already, as {what}: crm undo {what} takes it back."


class Invalid(CrmError):
    """A value that cannot be read or is not allowed; `problems` maps each field to its sentence."""

    exit_code = 2
    kind = "invalid"

    def __init__(self, message: str = "", problems: "Mapping[str, str] | None" = None) -> None:
        self.problems: dict[str, str] = dict(problems or {})
        super().__init__(message or " ".join(self.problems.values()))


def unreadable(fault: UnicodeEncodeError) -> Invalid | None:
    """What to say of a text typed with bytes that are no characters; None for a fault that has another cause."""
    if "surrogates" not in fault.reason:
        return None
    return Invalid("What was typed is not all UTF-8: type it again in a terminal that is set to UTF-8.")


class NotFound(CrmError):
    """Nothing answers to what was typed; the candidates are near misses."""

    exit_code = 3
    kind = "not_found"


class Ambiguous(CrmError):
    """Several things answer to what was typed; the candidates are all of them, at most ten."""

    exit_code = 4
    kind = "ambiguous"


class Refused(CrmError):
    """A rule of the team or of the data forbids it; `field` is the one it is about, where it is about one."""

    exit_code = 5
    kind = "refused"

    def __init__(self, message: str, candidates: "Sequence[tuple[str, str]]" = (), field: str = "") -> None:
        super().__init__(message, candidates)
        self.field = field


class LeftOut(CrmError):
    """Of many records some were refused and stay as they are; `refused` are (ref, sentence) pairs.

    Where nothing else was done it ends like a refusal.
    """

    kind = "partly"

    def __init__(self, message: str, refused: "Sequence[tuple[str, str]]", *, done: bool) -> None:
        super().__init__(message)
        self.refused = tuple(refused)
        self.exit_code = CrmError.exit_code if done else Refused.exit_code


class State(str):
    """What became of a row, in a word that is no value of a field."""


class Clash:
    """One field two people changed: what it was, what the other left, what was wanted here.

    `at` is the stored text of the instant, `when` what the reader's clock showed, `place` the table and the row.
    """

    __slots__ = ("at", "before", "field", "mine", "place", "ref", "theirs", "when", "who")

    def __init__(
        self,
        ref: str,
        field: str,
        *,
        before: object = None,
        theirs: object = None,
        mine: object = None,
        who: str = "",
        at: str = "",
        when: str = "",
        place: "tuple[str, int]" = ("", 0),
    ) -> None:
        self.ref, self.field, self.when, self.place = ref, field, when, place
        self.before, self.theirs, self.mine = before, theirs, mine
        self.who, self.at = who, at


class Conflict(Refused):
    """Somebody changed the record meanwhile; `clashes` are the fields both changed, `others` the rest."""

    kind = "conflict"

    def __init__(
        self,
        message: str,
        clashes: "Sequence[Clash]" = (),
        others: "Sequence[Clash]" = (),
        version: int = 0,
    ) -> None:
        super().__init__(message)
        self.clashes = tuple(clashes)
        self.others = tuple(others)
        self.version = version


class StoreError(CrmError):
    """The database file is missing, foreign, damaged, newer than the program or cannot be read."""

    exit_code = 6
    kind = "store"


class StoreDamaged(StoreError):
    """SQLite cannot make sense of the database file."""


class StoreBusy(StoreError):
    """Another program held the database file for longer than we wait."""

    kind = "busy"
