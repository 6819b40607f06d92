"""How Chinese names sound: the full pinyin of every reading of the surname, and the initials."""

from functools import lru_cache

from pypinyin import lazy_pinyin
from pypinyin.seg import mmseg

from crm_tui.values.names import has_han, words

# Characters that are read otherwise, or in several ways, when they are somebody's family name.
SURNAMES = {
    "单": "shan", "單": "shan", "仇": "qiu", "解": "xie", "曾": "zeng", "区": "ou", "區": "ou",
    "查": "zha", "朴": "piao", "盖": "ge gai", "蓋": "ge gai", "翟": "zhai di", "召": "shao", "黑": "he",
    "乐": "yue le", "樂": "yue le", "缪": "miao", "繆": "miao", "覃": "qin tan", "秘": "bi", "么": "yao",
    "员": "yun", "員": "yun", "谌": "chen shen", "諶": "chen shen", "柏": "bai bo", "折": "she",
    "种": "chong", "種": "chong", "盛": "sheng", "燕": "yan", "隗": "wei kui", "郗": "xi chi",
    "郇": "xun huan", "洗": "xian", "冼": "xian", "祭": "zhai", "牟": "mou mu", "能": "nai", "宓": "mi fu",
    "佴": "nai", "适": "kuo", "尉": "wei", "沈": "shen", "褚": "chu", "车": "che", "車": "che",
    "重": "chong", "莘": "shen xin", "费": "fei bi", "費": "fei bi", "贾": "jia", "賈": "jia", "繁": "po",
    "宿": "su", "应": "ying", "應": "ying", "乜": "nie", "句": "gou", "炅": "gui", "葛": "ge", "任": "ren",
    "华": "hua", "華": "hua", "纪": "ji", "紀": "ji", "宁": "ning", "寧": "ning", "石": "shi", "尹": "yin",
    "过": "guo", "過": "guo", "那": "na", "曲": "qu", "相": "xiang", "藏": "zang", "阚": "kan",
    "闞": "kan", "钭": "tou", "晟": "cheng", "逄": "pang", "卜": "bu", "仉": "zhang", "晁": "chao",
    "行": "xing", "长": "chang", "長": "chang", "都": "du", "大": "da", "令": "ling", "幺": "yao",
    "哈": "ha", "撒": "sa", "臧": "zang", "殷": "yin", "俞": "yu", "於": "yu", "强": "qiang", "強": "qiang",
    "盘": "pan", "鲍": "bao", "裴": "pei", "南": "nan", "艾": "ai", "弓": "gong", "殳": "shu", "胖": "pan",
    "万": "wan", "萬": "wan", "澹": "tan dan", "粘": "nian", "率": "shuai", "呙": "guo", "咼": "guo",
}  # fmt: skip

# Family names of two characters whose sound is not that of the two apart.
COMPOUNDS = {
    "尉迟": "yu chi", "尉遲": "yu chi", "万俟": "mo qi", "萬俟": "mo qi", "澹台": "tan tai",
    "澹臺": "tan tai", "长孙": "zhang sun", "長孫": "zhang sun", "单于": "chan yu", "單于": "chan yu",
    "令狐": "ling hu", "鲜于": "xian yu", "鮮于": "xian yu", "宰父": "zai fu", "亓官": "qi guan",
    "拓跋": "tuo ba", "贺兰": "he lan", "賀蘭": "he lan", "夏侯": "xia hou", "皇甫": "huang fu",
    "濮阳": "pu yang", "濮陽": "pu yang", "呼延": "hu yan", "乐正": "yue zheng", "樂正": "yue zheng",
    "羊舌": "yang she", "鄂伦": "e lun", "区阳": "ou yang", "區陽": "ou yang",
}  # fmt: skip


def readings(name: str) -> tuple[str, ...]:
    """Every full pinyin of a name, without tones and blanks, the likeliest first; () without a Han character.

    A Chinese surname gives all its readings (单: shan, dan); ü is written v, u and yu, as people type it.
    """
    spelled = ["".join(syllables) for syllables in _spellings(name)]
    return tuple(dict.fromkeys(form for word in spelled for form in _with_umlauts(word)))


def initials(name: str) -> tuple[str, ...]:
    """The first letters of each reading's syllables (王敏: wm), the likeliest first; () without Han."""
    return tuple(dict.fromkeys("".join([part[0] for part in parts]) for parts in _spellings(name)))


@lru_cache(1024)  # readings and initials are asked for one after the other
def _spellings(name: str) -> list[list[str]]:
    if not has_han(name):
        return []
    parts = words(name)
    run = "".join(parts)
    default = [syllable for part in parts for syllable in (_syllables(part) if has_han(part) else [part])]
    if run[:2] in COMPOUNDS:
        return [[*COMPOUNDS[run[:2]].split(), *default[2:]], default]
    return [[head, *default[1:]] for head in SURNAMES.get(run[0], "").split()] + [default]


def _syllables(run: str) -> list[str]:
    return [syllable for phrase in mmseg.seg.cut(run) for syllable in _spoken(phrase)]


# Names share their phrases, and to spell one costs as much as all else that is indexed of it.
@lru_cache(4096)
def _spoken(phrase: str) -> list[str]:
    return lazy_pinyin(phrase)


def _with_umlauts(pinyin: str) -> tuple[str, ...]:
    if "lv" not in pinyin and "nv" not in pinyin:
        return (pinyin,)
    return tuple(pinyin.replace("lv", "l" + u).replace("nv", "n" + u) for u in ("v", "u", "yu"))
