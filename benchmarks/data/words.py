"""Words of made-up names and notes, English and Chinese, in temporary tables that SQL picks from."""

import sqlite3
from itertools import product

SYLLABLES = (
    "ka lo mi ren tos val qui dor bel san wex ori pha nim gul tre cor ven das lim "
    "hol jun pri zet mar fen sol bri tan ulm nor gas eck ost ray vin dex pol har ik"
)
HAN = (
    "海上华东方明德安信和平光天宝兴隆金石国民永康泰福新科联合创远"
    "达通运顺成长春江南北山水云龙凤文武英杰志强伟丽娜敏静芳军洋勇"
)
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
)
FIRST_NAMES = (
    "Anna John Maria Peter Zoë Lukas Emma Omar Ines Tom Ruth Ivan Lena Carl Mia Hugo Nora Paul Eva Leo "
    "Ida Max Rosa Finn Clara Jan Lily Erik Vera Adam Olga Hans June Noel Tess Abel Faye Kurt Gwen Otto"
)
# Words that every tenth note has, beside the many that few have.
COMMON = ("price", "visit", "sample", "delivery", "价格", "样品", "拜访", "交货", "合同", "报价")
TRADES = (
    "Industries",
    "Logistics",
    "有限公司",
    "实业",
    "Foods",
    "Medical",
    "贸易",
    "Trading",
    "机械",
    "Systems",
)


def fill(db: sqlite3.Connection) -> None:
    """Make the tables: each has its words under the numbers 0 to n - 1."""
    _table(db, "latin", ["".join(parts) for parts in product(SYLLABLES.split(), repeat=2)])
    _table(db, "han", ["".join(parts) for parts in product(HAN, repeat=2)])
    _table(db, "common", COMMON)
    _table(db, "trade", TRADES)
    _table(db, "surname", SURNAMES)
    _table(db, "given", FIRST_NAMES.split())


def _table(db: sqlite3.Connection, name: str, found: "list[str] | tuple[str, ...] | str") -> None:
    db.execute(f"CREATE TEMP TABLE {name} (i INTEGER PRIMARY KEY, t TEXT)")
    db.executemany(f"INSERT INTO {name} VALUES (?,?)", enumerate(found))


def pick(table: str, number: str) -> str:
    """SQL for the word of a table that a number, itself SQL, falls on."""
    return f"(SELECT t FROM {table} WHERE i=({number})%{SIZES[table]})"


SIZES = {
    "latin": len(SYLLABLES.split()) ** 2,
    "han": len(HAN) ** 2,
    "common": len(COMMON),
    "trade": len(TRADES),
    "surname": len(SURNAMES),
    "given": len(FIRST_NAMES.split()),
}
