"""The words people name days with, English and Chinese, each with what it stands for."""


def _numbered(groups: str, first: int) -> dict[str, int]:
    return {word: at for at, words in enumerate(groups.split(","), first) for word in words.split()}


WEEKDAYS = _numbered(
    "mon monday,tue tues tuesday,wed weds wednesday,thu thur thurs thursday,fri friday,"
    "sat saturday,sun sunday",
    0,
)
MONTHS = _numbered(
    "jan january,feb february,mar march,apr april,may,jun june,jul july,aug august,sep sept september,"
    "oct october,nov november,dec december",
    1,
)
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# days from today
NAMED = {"today": 0, "今天": 0, "今日": 0, "tomorrow": 1, "tmr": 1, "明天": 1, "明日": 1}
NAMED |= {"后天": 2, "day after tomorrow": 2, "the day after tomorrow": 2, "大后天": 3}
NAMED |= {"yesterday": -1, "昨天": -1, "昨日": -1, "前天": -2, "day before yesterday": -2, "大前天": -3}

# months and years from this one, whose last day is meant
MONTH_ENDS = dict.fromkeys(("eom", "end of month", "month end", "月底", "月末", "本月底", "这个月底"), 0)
MONTH_ENDS |= dict.fromkeys(("end of next month", "下月底", "下个月底", "下月末"), 1)
MONTH_ENDS |= dict.fromkeys(("end of last month", "上月底", "上个月底", "上月末"), -1)
YEAR_ENDS = {"eoy": 0, "end of year": 0, "年底": 0, "年末": 0, "今年底": 0, "今年年底": 0}
YEAR_ENDS |= {"end of next year": 1, "明年底": 1, "明年年底": 1, "去年底": -1, "去年年底": -1}

# Monday-based weeks from this one
WEEKS = {"next": 1, "last": -1, "this": 0}
CHINESE_WEEKS = {"下": 1, "下个": 1, "下下": 2, "上": -1, "上个": -1, "上上": -2, "这": 0, "这个": 0, "本": 0}
CHINESE_DAYS = _numbered("一 1,二 2,三 3,四 4,五 5,六 6,日 天 7", 0)
CHINESE_MONTHS = {"本月": 0, "这个月": 0, "下月": 1, "下个月": 1, "上月": -1, "上个月": -1}
CHINESE_YEARS = {"今年": 0, "明年": 1, "去年": -1, "后年": 2}

# (days, months) of one
UNITS = dict.fromkeys(("d", "day", "days", "天"), (1, 0))
UNITS |= dict.fromkeys(("w", "wk", "wks", "week", "weeks", "周", "星期", "个星期", "礼拜", "个礼拜"), (7, 0))
UNITS |= dict.fromkeys(("mo", "mos", "month", "months", "个月"), (0, 1))
UNITS |= dict.fromkeys(("y", "yr", "yrs", "year", "years", "年"), (0, 12))
DIRECTIONS = (("以后", 1), ("之后", 1), ("后", 1), ("以前", -1), ("之前", -1), ("前", -1))

ORDINALS = ("st", "nd", "rd", "th")
OPENERS = {
    "day",
    "the",
    "end",
    "month",
    "eom",
    "eoy",
    "in",
    "next",
    "last",
    "this",
    *NAMED,
    *WEEKDAYS,
    *MONTHS,
}
CHINESE_OPENERS = frozenset("今明后昨前大下上本这周星礼月年半去")
