"""What the computer tells of where its user is: the time zone, and the currency of the locale."""

import os
from zoneinfo import ZoneInfo

EURO = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK"
CURRENCIES: dict[str, str] = {
    "AE": "AED", "AR": "ARS", "AU": "AUD", "BR": "BRL", "CA": "CAD", "CH": "CHF", "CL": "CLP", "CN": "CNY",
    "CO": "COP", "CZ": "CZK", "DK": "DKK", "EG": "EGP", "GB": "GBP", "HK": "HKD", "HU": "HUF", "ID": "IDR",
    "IL": "ILS", "IN": "INR", "IS": "ISK", "JP": "JPY", "KE": "KES", "KR": "KRW", "MA": "MAD", "MO": "MOP",
    "MX": "MXN", "MY": "MYR", "NG": "NGN", "NO": "NOK", "NZ": "NZD", "PE": "PEN", "PH": "PHP", "PK": "PKR",
    "PL": "PLN", "RO": "RON", "RU": "RUB", "SA": "SAR", "SE": "SEK", "SG": "SGD", "TH": "THB", "TR": "TRY",
    "TW": "TWD", "UA": "UAH", "US": "USD", "VN": "VND", "ZA": "ZAR",
    **dict.fromkeys(EURO.split(), "EUR"),
}  # fmt: skip
OTHERWISE = "USD"


def system_zone() -> str:
    """The computer's time zone by its IANA name: TZ, else what /etc/localtime links to, else UTC."""
    named = os.environ.get("TZ", "").lstrip(":")
    return next((name for name in (named, _linked()) if name and _is_zone(name)), "UTC")


def locale_currency() -> str:
    """The currency of the locale's country, by LC_ALL, LC_MONETARY or LANG; US dollars where none is told."""
    for variable in ("LC_ALL", "LC_MONETARY", "LANG"):
        country = os.environ.get(variable, "").partition(".")[0].partition("@")[0].rpartition("_")[2]
        if country in CURRENCIES:
            return CURRENCIES[country]
    return OTHERWISE


def _linked() -> str:
    try:
        return os.readlink("/etc/localtime").partition("zoneinfo/")[2]
    except OSError:
        return ""


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError):
        return False
    return True
