"""The due day and time within the sentence of a task, and the sentence without them."""

from datetime import date, datetime

from crm_tui.errors import Invalid
from crm_tui.values.clocks import PARTS_OF_DAY
from crm_tui.values.dates import read_glued, read_when
from crm_tui.values.daywords import UNITS
from crm_tui.values.moments import Moment, moment_of
from crm_tui.values.numerals import is_figure, is_han, plain
from crm_tui.values.words import Word, cut, split_words

_DROPPED = ("on", "by", "due", "at")  # go with the date: "ring him by fri"
_KEPT = ("for", "before", "until", "till", "after")  # would be left hanging: "slides for fri"
_CONTENT = frozenset(("of", "since", "about", "from", "than", "with", "and", "to"))  # "the letter of 5 may"
_TITLES = frozenset(("mr", "ms", "mrs", "dr"))
_DOUBTFUL_DAYS = ("sat", "sun", "wed")  # also a verb, a surname, a verb
_NOT_BEFORE_DAY_AFTER = "今以之然"  # 今后天气 holds no 后天
_GLANCE = 30  # characters looked at for one date
_MERE_UNITS = frozenset(UNITS) | {"月", "日", "号"}


class _Found:
    """A date in the sentence: where it stands, its phrase, what it names."""

    __slots__ = ("end", "moment", "phrase", "start")

    def __init__(self, start: int, end: int, phrase: str, moment: Moment) -> None:
        self.start, self.end, self.phrase, self.moment = start, end, phrase, moment


def read_due(text: str, now: datetime) -> tuple[Moment | None, str]:
    """What the sentence names as due, and the sentence without those words; two dates are Invalid.

    Words that could be a date but hardly are (Sun Hao, the letter of 5 may, yesterday) stay in the
    sentence, and a backslash before a date keeps it there.
    """
    found, spans = _dates_in(text, now)
    days = [one for one in found if one.moment.dated]
    clocks = [one for one in found if not one.moment.dated]
    first = days[0] if days else clocks[0] if clocks else None
    if first is None:
        return None, cut(text, spans)
    _refuse_two(days)
    _refuse_two(clocks if not days or days[0].moment.clock is None else [*days, *clocks])
    moment, used = first.moment, [first]
    if days and clocks:
        used = [first, clocks[0]]
        moment = moment_of(f"{first.phrase} {clocks[0].phrase}", now, past=False) or moment
    return moment, cut(text, spans + [(one.start, one.end) for one in used])


def _refuse_two(found: list[_Found]) -> None:
    first = found[0].moment if found else None
    for other in found[1:]:
        if first and (other.moment.day, other.moment.clock) != (first.day, first.clock):
            raise Invalid(
                f"“{found[0].phrase}” and “{other.phrase}” are two dates: put a backslash before the one "
                "that is not when it is due."
            )


def _dates_in(text: str, now: datetime) -> tuple[list[_Found], list[tuple[int, int]]]:
    """Every date in the sentence, and the backslashes that kept one literal."""
    words, at = split_words(text), 0
    found: list[_Found] = []
    backslashes: list[tuple[int, int]] = []
    while at < len(words):
        texts = _texts(words, at)
        literal = bool(texts) and texts[0].startswith("\\")
        read = read_when([texts[0].lstrip("\\"), *texts[1:]], now, past=False) if texts else None
        if read is None:
            found += _glued(words[at], now)
            at += 1
            continue
        if literal:
            backslashes.append((words[at].start, words[at].start + 1))
        elif _is_due(words, at, read, now.date()):
            found.append(_spoken(words, at, read))
        at += read[0]
    return found, backslashes


def _texts(words: list[Word], at: int) -> list[str]:
    texts: list[str] = []
    for word in words[at : at + 4]:
        if word.quoted or word.mark:
            break
        texts.append(word.text)
    return texts


def _spoken(words: list[Word], at: int, read: tuple[int, Moment]) -> _Found:
    start, last = words[at].start, words[at + read[0] - 1]
    phrase = " ".join(word.text for word in words[at : at + read[0]])
    end = last.start + len(last.text.rstrip(".;!?。；！？"))
    before = words[at - 1].text.lower() if at else ""
    if before in _DROPPED:
        start = words[at - 1].start
    return _Found(end if before in _KEPT else start, end, phrase, read[1])


def _is_due(words: list[Word], at: int, read: tuple[int, Moment], today: date) -> bool:
    """Whether a phrase that reads as a date says when the task is due."""
    count, moment = read
    before = plain(words[at - 1].text) if at else ""
    if moment.day < today or before in _CONTENT or before in _TITLES:
        return False
    phrase = plain(" ".join(word.text for word in words[at : at + count]))
    last = at + count == len(words)
    if phrase in _DOUBTFUL_DAYS:
        return last or before in (*_DROPPED, *_KEPT)
    if _is_bare_offset(phrase):
        return " " not in phrase and phrase.isascii() and (last or at == 0)
    return moment.dated or phrase.isascii() or phrase.startswith(PARTS_OF_DAY) or phrase[0] in "0123456789"


def _is_bare_offset(phrase: str) -> bool:
    """Whether the phrase is a mere count of days, weeks …, as often a length as a date; 5号 as well."""
    unit = phrase.lstrip("0123456789〇零一二两三四五六七八九十半 ")
    return unit != phrase and unit in _MERE_UNITS


def _glued(word: Word, now: datetime) -> list[_Found]:
    """The dates inside a Chinese word, as in 给王敏明天10点打电话."""
    text, at = word.text, 0
    found: list[_Found] = []
    if word.quoted or word.mark or not any(map(is_han, text)):
        return found
    while at < len(text):
        within_figure = at > 0 and is_figure(text[at - 1]) and is_figure(text[at])
        read = None if within_figure else read_glued(text[at : at + _GLANCE], now, past=False)
        if read is None:
            at += 1
            continue
        length, moment = read
        if moment.day >= now.date() and _is_sure(text, at, length, moment):
            phrase = text[at : at + length].removesuffix("前").removesuffix("之").removesuffix("以")
            found.append(_Found(word.start + at, word.start + at + length, phrase, moment))
        at += length
    return found


def _is_sure(text: str, at: int, length: int, moment: Moment) -> bool:
    """Whether a date inside a Chinese word is one: 周一 may begin a name, 一点 is mostly a little."""
    phrase = plain(text[at : at + length])
    if not moment.dated:
        return phrase.startswith(PARTS_OF_DAY) and len(phrase) > 2
    part_of_a_word = at > 0 and phrase.startswith("后天") and text[at - 1] in _NOT_BEFORE_DAY_AFTER
    if part_of_a_word or _is_bare_offset(phrase):
        return False
    return at == 0 or not (len(phrase) == 2 and phrase[0] == "周")
