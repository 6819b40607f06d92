"""Rules of the team: what was set, else the default."""

from sqlalchemy import insert, update
from sqlmodel import Session, col, select

from crm_tui.errors import Invalid
from crm_tui.models.catalogue import table
from crm_tui.models.setting import Setting
from crm_tui.services.acting import context
from crm_tui.store import records
from crm_tui.values.kinds import KINDS, Context
from crm_tui.values.team_rules import RULES
from crm_tui.values.text import quoted

NEVER = "never"
WORDS_FOR_NEVER = (NEVER, "none", "off", "", "从不", "從不")


def value(session: Session, name: str) -> str:
    """The text of a rule; Invalid when there is no such rule."""
    if name not in RULES:
        near = [known for known in RULES if known.startswith(name[:5])] or list(RULES)
        raise Invalid(f"There is no setting {quoted(name)}: there is {', '.join(near)}.")
    found = session.exec(select(Setting.value).where(col(Setting.name) == name)).first()
    return RULES[name][0] if found is None else found


def number(session: Session, name: str) -> int | None:
    """A rule that is a number; None where it is left empty, which means never."""
    text = value(session, name)
    return int(text) if text else None


def change(session: Session, name: str, text: str) -> str:
    """Set a rule for the whole team, checked against its kind; its new text."""
    value(session, name)
    around = context(session)
    kind = KINDS[{"days": "int", "hours": "int"}.get(RULES[name][1], RULES[name][1])]
    bare = Context(around.today, around.zone, around.currency, low=0)
    off = not text.strip() and RULES[name][1] in ("days", "hours")
    checked = "" if off else kind.format(kind.parse(text, bare), bare)
    own = table(Setting)  # plain statements, since an empty text, which means never, is a value here
    held = session.exec(select(Setting).where(col(Setting.name) == name)).first()
    if held is None:
        session.execute(insert(own).values(name=name, value=checked))
    elif held.value != checked:
        session.execute(update(own).where(own.c.name == name).values(value=checked))
        session.refresh(held)
    return checked


def set_to(session: Session, name: str, text: str) -> str:
    """Set a rule as a person says it: days and hours may be never, which is kept as an empty text."""
    kind = RULES[name][1] if name in RULES else ""
    off = kind in ("days", "hours") and text.strip().casefold() in WORDS_FOR_NEVER
    return change(session, name, "" if off else text)


def reset(session: Session, name: str) -> str:
    """Take a rule back to its default; the default's text."""
    value(session, name)
    held = session.exec(select(Setting).where(col(Setting.name) == name)).first()
    if held is not None:
        records.remove(session, held)
    return RULES[name][0]


def every(session: Session) -> list[tuple[str, str, str, str]]:
    """(name, value, default, help) of every rule."""
    held = dict(session.exec(select(Setting.name, Setting.value)).all())
    return [(name, held.get(name, rule[0]), rule[0], rule[2]) for name, rule in RULES.items()]
