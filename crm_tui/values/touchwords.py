"""The words of a head that tell of a touch: its channel, its length and when it was."""

from crm_tui.values.channels import parse_channel, parse_direction
from crm_tui.values.dates import read_glued, read_when
from crm_tui.values.durations import read_minutes
from crm_tui.values.numerals import is_han

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    Token = tuple[str, str]
    Channels = Mapping[str, str] | None

CHANNEL, LENGTH, WHEN = "channel", "length", "when"
_FILLERS = ("on", "at", "for", "by", "via")
_GLUED_AT_MOST = 24


def read_touch(words: "Sequence[str]", now: "datetime", channels: "Channels") -> "tuple[int, list[Token]]":
    """How many leading words (an `on`, `at`, `for` before them included) are recognised, and as what."""
    if words[0].lower() in _FILLERS and len(words) > 1:
        count, tokens = read_touch(words[1:], now, channels)
        return (count + 1 if count else 0), tokens
    when, minutes = read_when(words, now), read_minutes(words)
    if when is not None and when[0] >= (minutes[0] if minutes else 0):
        return when[0], [(WHEN, " ".join(words[: when[0]]))]
    if minutes is not None:
        return minutes[0], [(LENGTH, " ".join(words[: minutes[0]]))]
    tokens = _glued(words[0], now, channels)
    return (1 if tokens else 0), tokens


def _glued(text: str, now: "datetime", channels: "Channels") -> "list[Token]":
    """The tokens of one word; Chinese ones may stand together, as in 昨天下午3点电话30分钟."""
    if parse_channel(text, channels) or parse_direction(text):
        return [(CHANNEL, text)]
    if read_minutes([text]):
        return [(LENGTH, text)]
    if len(text) > _GLUED_AT_MOST or not any(map(is_han, text)):
        return []
    when = read_glued(text, now)
    if when is not None:
        rest = _glued(text[when[0] :], now, channels) if when[0] < len(text) else []
        if rest or when[0] == len(text):
            return [(WHEN, text[: when[0]]), *rest]
    for cut in range(len(text) - 1, 0, -1):
        if parse_channel(text[:cut], channels) or read_minutes([text[:cut]]):
            rest = _glued(text[cut:], now, channels)
            if rest:
                return [*_glued(text[:cut], now, channels), *rest]
    return []
