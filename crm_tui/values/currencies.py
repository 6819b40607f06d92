"""Currencies: the ISO 4217 codes in use, their decimals, and the signs and words people write for them."""

from crm_tui import values
from crm_tui.errors import Invalid
from crm_tui.values.text import quoted

_IN_USE = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF"
    " CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ"
    " GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR"
    " LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN"
    " PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB"
    " TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR"
    " ZMW ZWG"
)
CODES = frozenset(_IN_USE.split())
_WITHOUT_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_EXPONENTS = {
    **dict.fromkeys(_WITHOUT_DECIMALS.split(), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}

# A sign or word, folded, and the codes it may stand for, the one meant when nothing else is known first.
SIGNS = {
    "$": "USD AUD CAD NZD SGD HKD TWD MXN ARS CLP COP BND BBD JMD TTD FJD LRD NAD",
    "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "s$": "SGD",
    "sg$": "SGD", "hk$": "HKD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN", "mop$": "MOP",
    "¥": "CNY JPY", "cn¥": "CNY", "jp¥": "JPY", "rmb": "CNY", "€": "EUR", "£": "GBP EGP", "₩": "KRW",
    "₹": "INR", "₽": "RUB", "฿": "THB", "₫": "VND", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₱": "PHP",
    "₦": "NGN", "₸": "KZT", "zł": "PLN", "kč": "CZK", "rm": "MYR",
    "元": "CNY TWD HKD MOP", "圆": "CNY", "圓": "CNY TWD", "块": "CNY", "塊": "TWD", "人民币": "CNY",
    "人民幣": "CNY", "美元": "USD", "美金": "USD", "欧元": "EUR", "歐元": "EUR", "日元": "JPY",
    "日圆": "JPY", "日圓": "JPY", "円": "JPY", "英镑": "GBP", "英鎊": "GBP", "港币": "HKD", "港幣": "HKD",
    "港元": "HKD", "台币": "TWD", "台幣": "TWD", "新台币": "TWD", "新台幣": "TWD", "澳门元": "MOP",
    "韩元": "KRW", "韓元": "KRW", "新加坡元": "SGD", "新币": "SGD", "澳元": "AUD", "加元": "CAD",
    "新西兰元": "NZD", "瑞士法郎": "CHF", "卢布": "RUB", "盧布": "RUB", "卢比": "INR", "泰铢": "THB",
    "越南盾": "VND", "林吉特": "MYR", "迪拉姆": "AED", "雷亚尔": "BRL",
    "yuan": "CNY", "renminbi": "CNY", "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR",
    "pound": "GBP", "pounds": "GBP", "yen": "JPY", "rupee": "INR", "rupees": "INR", "won": "KRW",
}  # fmt: skip


def exponent(currency: str) -> int:
    """The decimals of a currency's minor unit: 2, but for the exceptions of ISO 4217."""
    return _EXPONENTS.get(currency, 2)


def parse_currency(text: str) -> str:
    """The code of a currency written as code, sign or word; Invalid, with near codes, for another."""
    word = values.numbers.plain(text)
    code = SIGNS.get(word, word.upper()).split(" ", 1)[0]
    if code in CODES:
        return code
    near = " ".join(sorted(known for known in CODES if _is_near(known, code)))
    hint = f"near it are {near}" if near else "write a code of ISO 4217 like CNY, USD or EUR"
    raise Invalid(f"{quoted(text)} is not a currency in use; {hint}.")


def _is_near(known: str, code: str) -> bool:
    same = sum(a == b for a, b in zip(known, code, strict=False))
    return len(code) == 3 and (same == 2 or sorted(known) == sorted(code))
