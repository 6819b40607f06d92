"""Filters as conditions: the tree of a parsed filter, each comparison left to the face it names."""

from collections.abc import Mapping

from sqlalchemy import and_, bindparam, literal_column, or_, text
from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.services import comparing
from crm_tui.services.comparing import OPERATORS, Condition, contains
from crm_tui.services.faces import built_in, face, faces
from crm_tui.services.fields import Field, noun_table
from crm_tui.store.index import CODES, SLOTS
from crm_tui.values import names
from crm_tui.values.filters import And, Compare, Node, Not, Or, parse_filter
from crm_tui.values.references import parse_ref
from crm_tui.values.text import quoted


def condition(session: Session, noun: str, where: str) -> Condition:
    """The condition of a filter as typed; Invalid when it cannot be read or names an unknown field."""
    return _node(session, noun, faces(session, noun), parse_filter(where))


def _node(session: Session, noun: str, known: Mapping[str, Field], node: Node) -> Condition:
    if isinstance(node, And):
        return and_(*(_node(session, noun, known, part) for part in node.parts))
    if isinstance(node, Or):
        return or_(*(_node(session, noun, known, part) for part in node.parts))
    if isinstance(node, Not):
        return _node(session, noun, known, node.part).is_not(True)
    return _leaf(session, noun, known, node)


def _leaf(session: Session, noun: str, known: Mapping[str, Field], node: Compare) -> Condition:
    if not node.field:
        return matching(noun, node.value)
    if node.field.lower() == "ref":
        return _ref(noun, node)
    return comparing.compare(session, face(known, noun, node.field), node)


def _ref(noun: str, node: Compare) -> Condition:
    """ref=c12, or the number alone."""
    number = parse_ref(node.value)
    if number is None and node.value.isdecimal():
        number = (noun, int(node.value))
    if number is None or number[0] != noun or node.op not in OPERATORS:
        raise Invalid(
            f"{quoted(node.value)} is no ref of a {noun.replace('_', ' ')}: write it as lists show it."
        )
    return OPERATORS[node.op](table(NOUNS[noun]).c.id, number[1])


def matching(noun: str, words: str) -> Condition:
    """Rows in which the words occur: as part of a name, or anywhere in the full-text index."""
    own = table(NOUNS[noun])
    tests = [contains(built_in(noun)[name].expression(), words) for name in NOUNS[noun].noun.search]
    query = names.query(words)
    code = CODES.get(noun_table(noun))
    if query != names.NOTHING and code:
        hits = text(f"SELECT rowid/{SLOTS} FROM search WHERE search MATCH :query AND rowid%{SLOTS}={code}")
        tests.append(
            own.c.id.in_(
                hits.bindparams(bindparam("query", query, unique=True)).columns(literal_column("id"))
            )
        )
    return or_(*tests) if tests else literal_column("0") == 1


def live(noun: str) -> Condition:
    """Rows that were not archived."""
    return table(NOUNS[noun]).c.archived_at.is_(None)
