"""Every text can be read on every ground it stands on, in each of the looks."""

import pytest
from textual.color import Color

from crm_tui import themes

AA = 4.5  # the contrast that WCAG 2.1 asks of text at level AA
GROUNDS = ("background", "surface", "panel")
TEXTS = ("foreground", "muted-text", "accent", "text-accent", "text-success", "text-warning", "text-error")
PAIRS = (
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("muted-text", "block-cursor-blurred-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-foreground", "footer-background"),
)


@pytest.mark.parametrize("look", themes.THEMES)
def test_text_stands_out_from_its_ground(look: str) -> None:
    theme = themes.THEMES[look]
    colours = theme.to_color_system().generate() | theme.variables
    weak = {}
    for text, ground in PAIRS:
        ratio = _ratio(Color.parse(colours[ground]), colours[text])
        if ratio < AA:
            weak[f"{text} on {ground}"] = round(ratio, 2)
    assert weak == {}


def _ratio(ground: Color, text: str) -> float:
    """How much brighter one is than the other, by the relative luminance of both."""
    found = Color.parse(text)
    over = ground.get_contrast_text(found.a) if found.ansi == -1 else found
    light, dark = sorted((_luminance(ground + over), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
