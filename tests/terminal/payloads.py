"""Texts that make a terminal, a markup or a template act where they are not made harmless."""

from typing import Final

from tests.terminal.stream import PLANTED as N

TEXTS: Final = (
    f"\x1b[{N}m",
    f"\x1b[{N};{N}H",
    f"\x1b[2J\x1b[{N}J",
    f"\x1b[?1049;{N}l\x1b[?25;{N}h",
    f"\x1b]0;{N} title\x07",
    f"\x1b]2;{N} title\x1b\\",
    f"\x1b]8;;https://{N}.example\x1b\\link\x1b]8;;\x1b\\",
    f"\x1b]52;c;{N}\x07",
    f"\x1b]1337;File={N}:AAAA\x07",
    f"\x1bP$q{N}\x1b\\",
    f"\x1bP1;1|{N}/41\x1b\\",
    f"\x1b_G{N}\x1b\\",
    f"\x1b^{N}\x1b\\\x1bX{N}\x1b\\",
    f"\x1b[{N}n\x1b[6n\x1b[c",
    "\x1bc\x1b7\x1b8\x1b#8\x1b(0",
    f"\x9b{N}m\x9b2J",
    f"\x9d0;{N}\x9c\x90{N}\x9c\x9f{N}\x9c",
    "\x84\x85\x8d\x8e\x98\x9a",
    "\x07\x07\x07",
    "visible\b\b\b\b\b\b\bhidden",
    "first\rsecond\rthird",
    "one\x00two\x00",
    "\x0e\x0f\x11\x13\x05\x7f",
    "line\nfeed\vtab\fform\ttab",
    "\u202egnp.exe\u202c",
    "\u202a\u202b\u202d\u2066\u2067\u2068\u2069",
    "\u200e\u200f\u061c\u206a\u206f",
    "a\u200bb\u200cc\u200dd\ufeffe\u2060f\u00adg",
    "\u2028line\u2029paragraph\x85next",
    "[/]",
    "[/bold] [",
    "[@click=app.quit]quit[/]",
    "[@click=app.bell][link='https://x']x[/link][/]",
    "[bold red on white]x[/bold red on white]",
    "[$accent 50%]x[/] [auto on $error]y",
    "\\[x] \\\\[/] [[]]",
    ":smile: :warning: :skull:",
    "%s %d %(x)s {0} {x!r} {x.__class__} $HOME `id` $(id)",
    "x" * 900,
    "名" * 300,
    "Z" + "\u0335\u0336\u0489" * 60 + "algo",
    "👩‍👩‍👧‍👦🇨🇳🏴\U000e0067\U000e0062\U000e007f e\u0301",
    "ﷺ𒐫꧅ ‮‫",
    "\ud7ff\ue000\uf8ff\ufffe\uffff\U000f0000",
    "=HYPERLINK(1) @SUM(1) +1 -1 ＝1",
    "' \" -- ; DROP TABLE client; /*",
    "-rf --help /etc/passwd ../../..",
    "nul \x00\x1b[31m after",
)


def sign(number: int) -> str:
    """What stands before each text, so that it can be seen whether it was shown."""
    return f"ZQ{number:02d}"


SIGNED: Final = tuple(f"{sign(number)} {text}" for number, text in enumerate(TEXTS))
