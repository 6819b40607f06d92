"""The amount of a deal as it is typed: a figure with k, m, bn, 万, 亿 or a currency."""

from crm_tui.errors import Invalid
from crm_tui.values.numerals import han_number, is_figure, is_han, narrow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Amount = tuple[str, str | None]

DIGITS_AT_MOST = 15
_ZEROS = {
    "k": 3,
    "thousand": 3,
    "m": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
    "千": 3,
    "万": 4,
    "百万": 6,
    "千万": 7,
}
_ZEROS |= {"亿": 8, "萬": 4, "億": 8, "百萬": 6, "千萬": 7}
_UNITS = sorted(_ZEROS, key=len, reverse=True)
_LETTERS = ("k", "m", "bn")
_CODES = (
    " AED AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW MOP MXN MYR NOK NZD PHP PLN RUB "
    "SAR SEK SGD THB TRY TWD USD VND ZAR "
)
_EVERYDAY_CODES = frozenset(("cny", "usd", "eur", "gbp", "jpy", "hkd", "twd", "rmb"))
_DOLLARS = ("USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD")
_SIGNS: "dict[str, tuple[str, ...]]" = {
    "us$": ("USD",),
    "hk$": ("HKD",),
    "nt$": ("TWD",),
    "$": _DOLLARS,
    "¥": ("CNY", "JPY"),
    "€": ("EUR",),
    "£": ("GBP",),
    "元": ("CNY", "TWD", "HKD"),
    "人民币": ("CNY",),
    "人民幣": ("CNY",),
    "rmb": ("CNY",),
    "yuan": ("CNY",),
    "美元": ("USD",),
    "美金": ("USD",),
    "欧元": ("EUR",),
    "歐元": ("EUR",),
    "英镑": ("GBP",),
    "英鎊": ("GBP",),
    "日元": ("JPY",),
    "港元": ("HKD",),
    "港币": ("HKD",),
    "港幣": ("HKD",),
    "台币": ("TWD",),
    "新台币": ("TWD",),
    "新台幣": ("TWD",),
    "dollar": _DOLLARS,
    "dollars": _DOLLARS,
    "euro": ("EUR",),
    "euros": ("EUR",),
}


def parse_amount(text: str, home: str | None = None) -> "Amount":
    """The exact value as plain decimal text and its currency code or None; a bare number is taken too.

    `home` is the team's currency code and decides what ¥, $ and 元 mean. Anything else is Invalid.
    """
    found = _amount_of(text, home)
    if found is None:
        raise Invalid(
            f"“{text.strip()[:60]}” is no amount: write one such as 12500, 1.2m, 120万, 500k USD, €800."
        )
    return found[:2]


def read_amount(words: "Sequence[str]", home: str | None = None) -> "tuple[int, Amount] | None":
    """How many leading words (two at most, as in `1.2m USD`) form the longest amount, and that amount.

    A bare number is none: it counts things. A letter for thousands or millions stands right at its figure.
    """
    for count in (2, 1):
        if len(words) >= count:
            found = _amount_of(" ".join(words[:count]), home)
            if found is not None and found[2]:
                return count, found[:2]
    return None


def glued_amount(word: str, home: str | None = None) -> "tuple[int, Amount] | None":
    """Where an amount begins that ends a Chinese word without a space, as in 冰柜120万, and that amount."""
    for start in range(1, len(word)):
        before = word[start - 1]
        if is_figure(narrow(word[start])) and is_han(before) and not is_figure(before):
            found = _amount_of(word[start:], home)
            if found is not None and found[2]:
                return start, found[:2]
    return None


def _amount_of(text: str, home: str | None) -> tuple[str, str | None, bool] | None:
    """Value, currency, and whether a unit or currency made it an amount."""
    text = narrow(text).strip().rstrip(".;!?。；！？")
    begin = next((at for at, character in enumerate(text) if is_figure(character)), None)
    if begin is None or len(text) > 40:
        return None
    figure, rest = _split_figure(text[begin:])
    zeros, unit, after = _split_unit(rest)
    prefix, suffix = text[:begin].strip(), after.strip()
    if (prefix and suffix) or (unit in _LETTERS and rest[:1].isspace()):
        return None
    currency = _currency(prefix or suffix, home) if prefix or suffix else None
    value = _value(figure, zeros)
    if value is None or ((prefix or suffix) and currency is None):
        return None
    return value, currency, bool(unit or currency)


def _split_figure(text: str) -> tuple[str, str]:
    figure = "0123456789.," if text[0] in "0123456789" else "〇零一二两三四五六七八九十百"
    length = next((at for at, character in enumerate(text) if character not in figure), len(text))
    return text[:length], text[length:]


def _split_unit(rest: str) -> tuple[int, str, str]:
    """Zeros, the unit as written in lower case, and what follows it."""
    text = rest.strip().lower()
    for unit in _UNITS:
        if text.startswith(unit):
            after = text[len(unit) :]
            if not unit.isascii() or not after[:1].isalpha() or _sign_or_code(after.upper()):
                return _ZEROS[unit], unit, rest.strip()[len(unit) :]
    return 0, "", rest


def _value(figure: str, zeros: int) -> str | None:
    if figure[0] not in "0123456789":
        figure = str(han_number(figure))
    whole, _, decimals = figure.partition(".")
    groups = whole.split(",")
    if len(groups) > 1 and not (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])):
        return None
    digits = "".join(groups)
    if not digits or ("." in figure and not decimals.isdigit()) or len(digits + decimals) > DIGITS_AT_MOST:
        return None
    moved, kept = (decimals + "0" * zeros)[:zeros], decimals[zeros:]
    digits = (digits + moved).lstrip("0") or "0"
    if len(digits) > DIGITS_AT_MOST:
        return None
    kept = kept.rstrip("0")
    return f"{digits}.{kept}" if kept else digits


def _currency(text: str, home: str | None) -> str | None:
    choices = _sign_or_code(text)
    return home if home in choices else choices[0] if choices else None


def _sign_or_code(text: str) -> "tuple[str, ...]":
    text = text.strip()
    if f" {text} " in _CODES or text in _EVERYDAY_CODES:
        return ("CNY",) if text == "rmb" else (text.upper(),)
    return _SIGNS.get(text.lower(), ())
