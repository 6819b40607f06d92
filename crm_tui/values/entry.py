"""One-line entries: a touch logged, a task, a deal or a complaint, each read from what a person types."""

from datetime import date, datetime, time

from crm_tui import values
from crm_tui.errors import Invalid
from crm_tui.values.dates import parse_when
from crm_tui.values.heads import Head, HeadReader
from crm_tui.values.marks import add_once, read_marks
from crm_tui.values.numerals import is_han
from crm_tui.values.words import COMMAS, name_of, split_head, split_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from crm_tui.values.marks import FollowUp, Marks

    Known = Callable[[str], bool | Sequence[tuple[str, str]]]


class Entry:
    """What every entry may say: `text` is as typed without its marks, names are as typed, still unresolved.

    `who` is the first person where a head names only people.
    `follow_ups` are (day, time or None, text); the text may be empty.
    """

    __slots__ = ("follow_ups", "persons", "tags", "text", "who")

    def __init__(self, head: Head, marks: "Marks") -> None:
        self.who, self.text = head.who or "".join(head.persons[:1]), marks.text
        self.persons, self.tags = head.persons, head.tags
        self.follow_ups: list[FollowUp] = marks.follow_ups
        for name in marks.persons:
            add_once(self.persons, name)
        for tag in marks.tags:
            add_once(self.tags, tag)


class LogEntry(Entry):
    """A touch: its channel, direction and minutes where the head says them; `when` is aware, None for now."""

    __slots__ = ("channel", "direction", "minutes", "when")

    def __init__(self, head: Head, marks: "Marks", now: datetime) -> None:
        super().__init__(head, marks)
        self.channel, self.direction, self.minutes = head.channel, head.direction, head.minutes
        self.when = _when(head.phrases, now)


class ComplaintEntry(LogEntry):
    """A complaint: `who` may be empty, `severity` is low, medium, high, critical or None."""

    __slots__ = ("severity",)

    def __init__(self, head: Head, marks: "Marks", now: datetime) -> None:
        super().__init__(head, marks, now)
        if None not in (head.severity, marks.severity) and head.severity != marks.severity:
            raise Invalid(f"^{head.severity} and ^{marks.severity} are two severities: write one.")
        self.severity = marks.severity or head.severity


class DealEntry(Entry):
    """A deal: its title, `amount` as plain decimal text, currency code and close day, None when unsaid."""

    __slots__ = ("amount", "close", "currency", "title")

    def __init__(self, head: Head, marks: "Marks", now: datetime, home: str | None) -> None:
        super().__init__(head, marks)
        offer = values.offers.read_offer(marks.text, now, home)
        self.title = self.text = offer.title
        self.amount, self.currency, self.close = offer.amount, offer.currency, offer.close


class TodoEntry(Entry):
    """A task: `title` is the sentence without its date words, `due` the day and `at` the time they name.

    `who` is the ref of the client or contact whose name the sentence begins with, a colon behind it.
    """

    __slots__ = ("at", "due", "title")

    def __init__(self, who: str, marks: "Marks", now: datetime) -> None:
        super().__init__(Head(), marks)
        self.who = who
        self.due: date | None = None
        self.at: time | None = None
        bare = [one for one in marks.follow_ups if not one[2]]
        if bare:
            self.due, self.at = bare[0][:2]
            self.follow_ups = [one for one in marks.follow_ups if one[2]]
        else:
            moment, self.text = values.sentences.read_due(marks.text, now)
            self.due, self.at = (moment.day, moment.clock) if moment else (None, None)
        self.title = self.text


def nobody(_name: str) -> bool:
    """Knows no name: the reader then takes for the name what stands before the first recognised word."""
    return False


def parse_log(
    line: str, now: datetime, known: "Known" = nobody, channels: "Mapping[str, str] | None" = None
) -> LogEntry:
    """Read `Haier @Wang Min call 30m: text #tag >fri follow-up`, else Invalid.

    `now` is aware, in the member's zone; `known` tells whether a text equals the name, ref or alias of a
    client or contact; `channels` maps a team's own channel words, in lower case, to their values.
    """
    head, marks = _read("log", line, HeadReader(now, known, channels))
    _refuse_severity(head.severity or marks.severity)
    entry = LogEntry(head, marks, now)
    if not entry.who:
        raise Invalid(
            "Nobody is named before the colon: begin with the client or contact, as in “Haier call: …”."
        )
    if not entry.text and not (entry.channel or entry.minutes or entry.follow_ups):
        raise Invalid("Nothing stands after the colon: say in a few words what happened.")
    return entry


def parse_complaint(
    line: str, now: datetime, known: "Known" = nobody, channels: "Mapping[str, str] | None" = None
) -> ComplaintEntry:
    """Read `Haier: two units arrived dented ^high`; `who` is empty where nobody stands before the colon."""
    head, marks = _read("complain", line, HeadReader(now, known, channels))
    entry = ComplaintEntry(head, marks, now)
    if not entry.text:
        raise Invalid("Nothing stands after the colon: say in a few words what is wrong.")
    return entry


def parse_deal(line: str, now: datetime, known: "Known" = nobody, home: str | None = None) -> DealEntry:
    """Read `Haier: 200 freezers 1.2m close 30 jun`; `home`, the team's currency, tells what ¥, $, 元 mean."""
    head, marks = _read("deal", line, HeadReader(now, known, touch=False))
    _refuse_severity(head.severity or marks.severity)
    entry = DealEntry(head, marks, now, home)
    if not entry.who:
        raise Invalid(
            "No client is named before the colon: write it first, as in “Haier: 200 freezers 1.2m”."
        )
    if not entry.title:
        raise Invalid(
            "The deal has no title: say after the colon what is to be sold, as in “200 freezers 1.2m”."
        )
    return entry


def parse_todo(line: str, now: datetime, known: "Known" = nobody) -> TodoEntry:
    """Read `ring Wang Min tomorrow 10:00 about the quote`; `>fri` without text is the due day too.

    A name before the first colon, as in `Haier: ring fri`, is understood and stays in the title.
    """
    line = line.strip()
    who, text = _named_first(line, known)
    marks = read_marks(text, now, known, keep_names=True)
    _refuse_severity(marks.severity)
    entry = TodoEntry(who, marks, now)
    entry.title = entry.text = entry.title and line.removesuffix(text) + entry.title
    if not entry.title:
        raise Invalid("The task has no title: say what is to be done, as in “ring Wang Min tomorrow 10:00”.")
    return entry


def _named_first(line: str, known: "Known") -> tuple[str, str]:
    """The ref of the one client or contact whose name is all before the first colon, and the text behind it.

    Without such a name, "" and the whole line.
    """
    before, text = split_head(line) or ("", "")
    words = split_words(before)
    named = words and text and not any(word.mark for word in words)
    found = known(name_of(before, words)) if named else False
    return (found[0][0], text) if not isinstance(found, bool) and len(found) == 1 else ("", line)


def _read(verb: str, line: str, reader: HeadReader) -> "tuple[Head, Marks]":
    parted = split_head(line)
    if parted is None:
        raise Invalid(f'No colon stands between who and what: write crm {verb} "{_with_colon(line, reader)}"')
    return reader.read(parted[0]), read_marks(parted[1], reader.now, reader.known)


def _with_colon(line: str, reader: HeadReader) -> str:
    """The line with a colon after what reads as its head: the name and the recognised words behind it."""
    words = split_words(line)
    if not words:
        return "Haier: …"
    head = reader.read(line, strict=False)
    named = len(split_words(head.who))
    sure = reader.known(head.who) or (named <= 3 and (head.persons or head.channel or head.minutes))
    end = words[max(head.rest, 1) - 1 if sure else 0].end
    colon = "：" if is_han(line[end - 1]) else ": "
    return f"{line[:end].strip()}{colon}{line[end:].lstrip().lstrip(COMMAS).strip() or '…'}"


def _when(phrases: list[str], now: datetime) -> datetime | None:
    if len(phrases) > 1 and len(phrases) != len({*phrases}):
        raise Invalid(f"“{phrases[0]}” is said twice: write one time.")
    return parse_when(" ".join(phrases), now) if phrases else None


def _refuse_severity(severity: str | None) -> None:
    if severity:
        raise Invalid(
            f"^{severity} belongs to a complaint: leave it out here, or write \\^ to keep the sign as text."
        )
