"""Names of contacts for the sample team, put together from common parts, and the posts they hold."""

from random import Random
from typing import NamedTuple

HAN = (
    "王李张刘杨黄赵吴徐孙马朱胡郭林罗郑梁谢宋唐许邓冯韩曹曾彭萧田",
    "婉清 子轩 雨桐 建国 晓燕 立新 思远 佳宁 海涛 雪梅 文博 静怡 国栋 欣然 志强 丽华 浩然 春燕 明哲 若溪 "
    "玉兰 俊杰 慧敏 少锋 凤英 一鸣 秀珍 天宇 巧云 德明",
)
TRADITIONAL = (
    "陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴葉",
    "怡君 家瑋 淑芬 志豪 雅婷 俊宏 美玲 建銘 詠晴 冠廷 麗珠 宗翰 佩珊 柏翰 慧儀 國強 婉儀 嘉欣 子健 寶珍",
)
WESTERN: dict[str, tuple[str, str]] = {
    "Norway": ("Ingrid Sindre Torunn Eirik Hilde Magne", "Solheim Brekke Nygaard Haugland Tveit Myrvold"),
    "Germany": ("Katrin Holger Birgit Sven Annika Uwe", "Petersen Rademacher Vogt Lorenz Behrens Kruse"),
    "Netherlands": ("Femke Joost Sanne Ruben", "Visser Hoekstra Brouwer Dekker"),
    "Austria": ("Johanna Matthias Veronika", "Gruber Leitner Hofer"),
    "Estonia": ("Kadri Rasmus Liis", "Tamm Kask Lepik"),
    "Spain": ("Marta Álvaro Nuria", "Ferrer Soler Navarro"),
    "United Kingdom": ("Imogen Callum Beatrice", "Hartley Pryce Whitlock"),
    "France": ("Maëlle Thibault", "Garnier Lefort"),
    "Ireland": ("Niamh Cormac", "Donnellan Keane"),
    "Poland": ("Agnieszka Tomasz", "Mazur Wrona"),
    "United States": (
        "Rachel Marcus Teresa Owen Priya Jerome Holly Victor Grace Wade",
        "Okafor Lindholm Castillo Whitaker Raman Brooks Sandoval Keller Nguyen Pruitt",
    ),
    "Canada": ("Claire Devon Simone", "Bouchard McAllister Singh"),
}
# English post | Chinese post | department
POSTS = (
    ("General manager", "总经理", "Management 管理"),
    ("Quality manager", "质量经理", "Quality 质量"),
    ("Purchasing manager", "采购经理", "Purchasing 采购"),
    ("Warehouse supervisor", "仓储主管", "Operations 运营"),
    ("IT lead", "信息主管", "IT 信息"),
    ("Transport planner", "运输调度", "Operations 运营"),
)
OUTSIDERS = (
    ("顾若兰", "冷链行业协会秘书长", "Knows every standard before it is out. 标准出台前先问她。"),
    ("Philippa Marsh", "Consultant, GDP audits", "Recommends instruments to the firms she audits."),
)
CODES = {
    "China": "86 21", "Taiwan": "886 2", "Hong Kong": "852", "Norway": "47", "Germany": "49 30", "Canada": "1 416",
    "Netherlands": "31 20", "Austria": "43 1", "Estonia": "372", "Spain": "34 96", "United Kingdom": "44 117",
    "France": "33 4", "Ireland": "353 91", "Poland": "48 42", "United States": "1 312",
}  # fmt: skip


class Person(NamedTuple):
    """A contact as put together: name, post, department, and how to speak to them."""

    name: str
    title: str
    department: str
    address: str


class Names:
    """Deals out names of a country, each once."""

    def __init__(self, rng: Random) -> None:
        self.rng, self.given = rng, set[str]()

    def person(self, country: str, rank: int) -> Person:
        """A person of that country in the post of that rank, 0 the highest."""
        english, chinese, department = POSTS[rank]
        if country in WESTERN:
            first, last = WESTERN[country]
            name = self._fresh(first.split(), last.split(), " ")
            return Person(name, english, department, name.split()[0])
        surnames, givens = HAN if country == "China" else TRADITIONAL
        name = self._fresh(list(surnames), givens.split(), "")
        polite = {"总经理": ("总", "總"), "信息主管": ("工", "工")}.get(chinese, ("经理", "經理"))
        return Person(
            name,
            chinese if country == "China" else TO_TRADITIONAL[chinese],
            department,
            name[0] + polite[country != "China"],
        )

    def _fresh(self, first: list[str], second: list[str], glue: str) -> str:
        while True:
            name = self.rng.choice(first) + glue + self.rng.choice(second)
            if name not in self.given:
                self.given.add(name)
                return name


TO_TRADITIONAL = {
    "总经理": "總經理", "质量经理": "品質經理", "采购经理": "採購經理", "仓储主管": "倉儲主管",
    "信息主管": "資訊主管", "运输调度": "運輸調度",
}  # fmt: skip


def phone(country: str, number: int) -> str:
    """A number that nobody can have: subscriber numbers never begin with 0."""
    return f"+{CODES[country]} 0{number % 100:02d} {number * 7919 % 10000:04d}"
