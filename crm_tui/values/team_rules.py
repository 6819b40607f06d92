"""The rules of the team: every setting with its default, its kind and what it means.

A row of `setting` overrules the default. Kinds: currency; days and hours, whole numbers of which an empty text
means never.
"""

RULES: "dict[str, tuple[str, str, str]]" = {
    "currency": ("USD", "currency", "The currency of amounts that name none."),
    "touch_days_key": ("30", "days", "A key client may go this long without a touch."),
    "touch_days_regular": ("60", "days", "A regular client may go this long without a touch."),
    "touch_days_super_prospect": ("45", "days", "A super-prospect may go this long without a touch."),
    "touch_days_prospect": ("120", "days", "A prospect may go this long without a touch."),
    "touch_days_unattractive": ("", "days", "An unattractive client may go this long without a touch."),
    "respond_hours_low": ("72", "hours", "A complaint of low severity is answered within this time."),
    "respond_hours_medium": ("24", "hours", "A complaint of medium severity is answered within this time."),
    "respond_hours_high": ("8", "hours", "A complaint of high severity is answered within this time."),
    "respond_hours_critical": ("2", "hours", "A critical complaint is answered within this time."),
    "resolve_hours_low": ("240", "hours", "A complaint of low severity is resolved within this time."),
    "resolve_hours_medium": ("120", "hours", "A complaint of medium severity is resolved within this time."),
    "resolve_hours_high": ("48", "hours", "A complaint of high severity is resolved within this time."),
    "resolve_hours_critical": ("24", "hours", "A critical complaint is resolved within this time."),
    "near_hours": ("24", "hours", "A complaint's deadline this near is a reminder."),
    "near_days": ("1", "days", "A task due within this many days is a reminder."),
    "birthday_days": ("7", "days", "A birthday this near is a reminder."),
    "rot_days": (
        "45",
        "days",
        "An open deal may stay in a stage this long, where the stage says nothing else.",
    ),
}


def default(name: str) -> str:
    """The default of a rule as text; KeyError for a name that is no rule."""
    return RULES[name][0]
