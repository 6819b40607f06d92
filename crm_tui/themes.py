"""The looks of the app: dark, light and high contrast; without colour the terminal's own are used."""

from textual.theme import Theme

from crm_tui import config

DARK = Theme(
    "crm-dark",
    primary="#5aa9e6",
    secondary="#8fbcbb",
    accent="#f2b872",
    warning="#e9b44c",
    error="#ef7674",
    success="#7fc29b",
    foreground="#dfe5ea",
    background="#14191f",
    surface="#1b222a",
    panel="#25303b",
    dark=True,
    variables={
        "block-cursor-background": "#2f5f8a",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#202a34",
        "block-cursor-blurred-foreground": "#dfe5ea",
        "footer-key-foreground": "#f2b872",
        "footer-background": "#1b222a",
        "border": "#4d6274",
        "muted-text": "#8f9eab",
        "scrollbar": "#3a4a59",
        "scrollbar-hover": "#4d6274",
        "scrollbar-background": "#181e25",
    },
)
LIGHT = Theme(
    "crm-light",
    primary="#1f6aa5",
    secondary="#2c7a7b",
    accent="#8f4c00",
    warning="#8f5f00",
    error="#b3261e",
    success="#1e6b3a",
    foreground="#1c2329",
    background="#fbfbf9",
    surface="#f0f1ee",
    panel="#dfe4e6",
    dark=False,
    variables={
        "block-cursor-background": "#1f6aa5",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#e4e8e8",
        "block-cursor-blurred-foreground": "#1c2329",
        "footer-key-foreground": "#8a4a00",
        "footer-background": "#e6e9e8",
        "border": "#8a99a3",
        "muted-text": "#55616a",
        "scrollbar": "#b4bec4",
        "scrollbar-hover": "#8a99a3",
        "scrollbar-background": "#f0f1ee",
    },
)
CONTRAST = Theme(
    "crm-contrast",
    primary="#66b3ff",
    secondary="#00ffff",
    accent="#00ffff",
    warning="#ffff00",
    error="#ff8080",
    success="#80ff80",
    foreground="#ffffff",
    background="#000000",
    surface="#1c1c1c",
    panel="#303030",
    dark=True,
    text_alpha=1.0,
    variables={
        "block-cursor-background": "#0030c0",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#404040",
        "block-cursor-blurred-foreground": "#ffffff",
        "footer-key-foreground": "#ffff00",
        "footer-background": "#303030",
        "border": "#ffffff",
        "muted-text": "#d0d0d0",
        "scrollbar": "#ffffff",
        "scrollbar-hover": "#ffff00",
        "scrollbar-background": "#303030",
    },
)
THEMES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}


def preferred() -> str:
    """The name of the theme the person chose in the configuration, dark when none or an unknown one."""
    return THEMES.get(config.preference("theme") or "", DARK).name


def word_of(name: str) -> str:
    """What the configuration calls one of our themes."""
    return next(word for word, theme in THEMES.items() if theme.name == name)


def after(name: str) -> str:
    """The theme that follows, for a key that goes through all of them."""
    names = [theme.name for theme in THEMES.values()]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
