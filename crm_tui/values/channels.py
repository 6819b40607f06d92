"""How a touch was made: the words people use for a channel and for who began it."""

from crm_tui.values.numerals import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

INCOMING, OUTGOING = "in", "out"

_WORDS = {
    "call": "call called phone phoned rang ring tel 电话 通话 打电话 致电 来电 去电 回电 外呼",
    "visit": "visit visited 拜访 来访 走访 上门 探访",
    "meeting": "meeting met meet 会议 开会 会面 见面 面谈 视频会议",
    "email": "email e-mail mail mailed emailed 邮件 电邮 电子邮件 电子邮箱 邮箱 来邮",
    "wechat": "wechat weixin wx 微信 企业微信 企微",
    "sms": "sms text texted 短信 简讯",
    "letter": "letter 信函 信件 来信 来函 去函",
    "event": "event 活动 展会 沙龙",
    "chat": "chat chatted whatsapp 聊天 在线聊天",
    "other": "other 其他 其它",
}
_CHANNELS = {word: channel for channel, words in _WORDS.items() for word in words.split()}
_DIRECTIONS = dict.fromkeys(("incoming", "inbound", "来电", "来访", "来信", "来函", "来邮", "呼入"), INCOMING)
_DIRECTIONS |= dict.fromkeys(
    ("outgoing", "outbound", "去电", "回电", "致电", "打电话", "外呼", "呼出"), OUTGOING
)
_DIRECTIONS |= dict.fromkeys(("拜访", "走访", "上门", "探访", "去函"), OUTGOING)


def parse_channel(word: str, extra: "Mapping[str, str] | None" = None) -> str | None:
    """The channel a word names (call, visit, 电话 …), else None; `extra` maps a team's own plain words."""
    word = plain(word)
    return _CHANNELS.get(word) or (extra or {}).get(word)


def parse_direction(word: str) -> str | None:
    """`in` or `out` where the word tells who began (来电, outbound), else None."""
    return _DIRECTIONS.get(plain(word))
