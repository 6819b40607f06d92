"""Texts that nobody checked: any characters at all, and the ones that readers of values look for."""

from hypothesis import strategies as st

ANY_CHARACTERS = st.text(st.characters(), max_size=30)
TELLING = st.text(
    st.sampled_from(
        "0123456789.,-+()/:;=<>~!#@%x \t\n'\"“”＝（）年月日号初十廿一二三闰农历每周元万亿mkLZT¥$+"
    ),
    max_size=16,
)
_PIECES = (
    "15 aug 1980 lunar leap 8-15 八月 十五 农历 every 2 weeks on mon the 31st last 每月 31号 FREQ=MONTHLY BYDAY=MO"
    " ;COUNT=3 and or not ( ) = tier key CNY 1.2m -5 1,000 ext 8001 +86 a@b.cn http:// yes 60% next fri 10:00 1h30"
)
WORDS = st.lists(st.sampled_from(_PIECES.split()), max_size=6).map(" ".join)
ANYTHING = ANY_CHARACTERS | TELLING | WORDS
