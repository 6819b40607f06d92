"""Answers given before: resolved complaints that are like another, and in what they are like it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import nlargest
from math import log
from typing import Any, NamedTuple

from sqlalchemy import func
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from crm_tui.models.complaint import Complaint, ComplaintEvent
from crm_tui.models.tag import Tag, Tagging
from crm_tui.services import listing
from crm_tui.services.listing import Query
from crm_tui.services.nouns import of
from crm_tui.services.statuses import ENDED
from crm_tui.store.database import driver
from crm_tui.store.wording import holding, tokens
from crm_tui.values.names import has_han, key
from crm_tui.values.references import format_ref

ANSWERED = "state=done and resolution!="  # the filter for what may be an answer
MOST = 20
# Bounds that keep the cost the same however many complaints there are.
_TOKENS = 30  # words of a complaint that are looked for
_LOOKED_AT = 1000  # rows that hold a word, the newest
_ALIKE = 300  # complaints about the same product or with the same tag, the newest
_WEIGHED = 500  # complaints with words in common, those with the rarest
_PART = 400
_TELLING, _EVERYWHERE = 50, 0.1  # from so many rows on, a word in more than this share of them tells nothing
# What likeness counts: all words in common, then each thing that is the same.
_WORDS, _PRODUCT, _CATEGORY, _TAG, _CLIENT = 4.0, 1.25, 1.25, 1.0, 0.5
_LEAST = 1.3
_NAMED = 3  # words in common that are told


class Alike(NamedTuple):
    """A complaint like another: how much, in what, and whether it was taken up again after it was resolved."""

    number: int
    likeness: float
    why: tuple[str, ...]
    came_back: bool


class Answered(NamedTuple):
    """A complaint like another with what was done about it."""

    ref: str
    number: int
    why: tuple[str, ...]
    came_back: bool
    summary: str
    cause: str
    resolution: str
    prevention: str


class _Shared(NamedTuple):
    """The words other complaints have in common with one, each with how rare it is; and that of all its words."""

    words: dict[int, dict[str, float]]
    whole: float

    def counts(self, number: int) -> float:
        """What the words of one complaint count."""
        return _WORDS * sum(self.words.get(number, {}).values()) / (self.whole or 1.0)

    def rarest(self, number: int) -> str:
        """The rarest of them, Chinese characters that follow one another as one word; or that all are."""
        if len(self.words.get(number, {})) > 1 and self.counts(number) > 0.99 * _WORDS:
            return "all its words"
        held: dict[str, float] = {}
        before = ""
        for token, rarity in self.words.get(number, {}).items():
            runs_on = before and has_han(token) and before[-1] == token[0]
            word = before + token[1:] if runs_on else token
            held[word] = held.pop(before, 0.0) + rarity if runs_on else rarity
            before = word if has_han(word) else ""
        return ", ".join(sorted(held, key=lambda word: -held[word])[:_NAMED])


def like(session: Session, number: int, most: int = MOST) -> list[Alike]:
    """The resolved complaints like one, the most alike first; NotFound when there is none of that number.

    A word counts the more the fewer complaints hold it (the logarithm of their share), all words in common at
    most 4; the same product or category counts 1.25, tag 1, client 0.5. Less than 1.3 in all is no likeness.
    """
    asked = of("complaint").get(session, number)
    assert isinstance(asked, Complaint)
    shared = _in_common(session, asked)
    tags = _tags_of(session, [number]).get(number, frozenset())
    found = {*_weightiest(shared), *_of_product(session, asked.product_id), *_with_tags(session, tags)}
    ranked = sorted(
        _compared(session, asked, tags, found - {number}, shared),
        key=lambda one: (-one.likeness, -one.number),
    )
    return _with_returns(session, [one for one in ranked if one.likeness >= _LEAST][:most])


def answered(session: Session, number: int, most: int = MOST) -> list[Answered]:
    """The same with what was the cause, what was done and what keeps it from coming back."""
    found = like(session, number, most)
    rows = select(Complaint).where(col(Complaint.id).in_([one.number for one in found]))
    records = {record.id: record for record in session.exec(rows)}
    return [_told(one, records[one.number]) for one in found]


def ids(session: Session, number: int, query: Query) -> list[int]:
    """Those of them that a list asks for, the most alike first unless it is sorted."""
    ranked = [one.number for one in like(session, number)]
    refs = " or ".join(f"ref={format_ref('complaint', one)}" for one in ranked)
    where = f"({refs}) and ({query.where})" if query.where.strip() else refs
    found = list(listing.ids(session, replace(query, where=where))) if ranked else []
    return found if query.sort else [one for one in ranked if one in found]


def _told(one: Alike, record: Complaint) -> Answered:
    texts = (record.summary, record.cause or "", record.resolution or "", record.prevention or "")
    return Answered(format_ref("complaint", one.number), one.number, one.why, one.came_back, *texts)


def _in_common(session: Session, asked: Complaint) -> _Shared:
    """Complaints with words of its summary, but for words that stand everywhere."""
    db = driver(session)
    every = session.exec(select(func.max(col(Complaint.id)))).one() or 1
    shared = _Shared({}, 0.0)
    for token in tokens(asked.summary, _TOKENS):
        rows = holding(db, "complaint", token, _LOOKED_AT)
        share = len(rows) / (every - rows[-1] + 1) if len(rows) >= _TELLING else 0.0
        if share > _EVERYWHERE:
            continue
        rarity = log((every + 1) / max(share * every, len(rows), 1))
        shared = shared._replace(whole=shared.whole + rarity)
        for row in rows:
            shared.words.setdefault(row, {})[token] = rarity
    return shared


def _weightiest(shared: _Shared) -> list[int]:
    return nlargest(_WEIGHED, shared.words, key=lambda number: sum(shared.words[number].values()))


def _of_product(session: Session, product: int | None) -> Iterable[int]:
    if product is None:
        return ()
    own = col(Complaint.id)
    rows = select(own).where(Complaint.product_id == product, col(Complaint.resolved_at).is_not(None))
    return [number for number in session.exec(rows.order_by(own.desc()).limit(_ALIKE)) if number]


def _with_tags(session: Session, tags: frozenset[tuple[int, str]]) -> Iterator[int]:
    for tag, _ in tags:
        newest = (
            select(col(Tagging.complaint_id)).where(Tagging.tag_id == tag).order_by(col(Tagging.id).desc())
        )
        yield from (row for row in session.exec(newest.limit(_LOOKED_AT)) if row is not None)


def _tags_of(session: Session, numbers: list[int]) -> dict[int, frozenset[tuple[int, str]]]:
    """The (id, name) of the tags of each complaint that bears some."""
    rows = select(col(Tagging.complaint_id), col(Tag.id), col(Tag.name)).join(Tag)
    found: dict[int, frozenset[tuple[int, str]]] = {}
    for row, tag, name in session.exec(rows.where(col(Tagging.complaint_id).in_(numbers))):
        found[row or 0] = found.get(row or 0, frozenset()) | {(tag or 0, name)}
    return found


def _compared(
    session: Session,
    asked: Complaint,
    tags: frozenset[tuple[int, str]],
    found: set[int],
    shared: _Shared,
) -> Iterator[Alike]:
    """Each of them that is resolved and says what was done."""
    own = (col(Complaint.id), col(Complaint.product_id), col(Complaint.client_id), col(Complaint.category))
    answered = (
        col(Complaint.resolved_at).is_not(None),
        col(Complaint.archived_at).is_(None),
        func.coalesce(Complaint.resolution, "") != "",
    )
    every = sorted(found)
    for start in range(0, len(every), _PART):
        part = every[start : start + _PART]
        borne = _tags_of(session, part) if tags else {}
        for row in session.execute(columns(*own).where(col(Complaint.id).in_(part), *answered)):
            yield _likeness(asked, row, tags & borne.get(row[0] or 0, frozenset()), shared)


def _likeness(asked: Complaint, row: Any, tags: frozenset[tuple[int, str]], shared: _Shared) -> Alike:
    number, product, client, category = row
    same = [
        (_PRODUCT, "same product", product is not None and product == asked.product_id),
        (_CATEGORY, "same category", bool(category) and key(category) == key(asked.category or "")),
        *((_TAG, f"#{name}", True) for _, name in sorted(tags, key=lambda tag: tag[1])),
        (_CLIENT, "same client", client is not None and client == asked.client_id),
    ]
    why = [text for _, text, holds in same if holds]
    likeness = sum(counts for counts, _, holds in same if holds)
    if words := shared.rarest(number):
        why.append(words)
    return Alike(number, likeness + shared.counts(number), tuple(why), False)


def _with_returns(session: Session, found: list[Alike]) -> list[Alike]:
    """The same, saying which of them came back."""
    event = select(col(ComplaintEvent.complaint_id)).where(
        col(ComplaintEvent.complaint_id).in_([one.number for one in found]),
        col(ComplaintEvent.from_status).in_(ENDED),
        col(ComplaintEvent.to_status).not_in(ENDED),
    )
    back = set(session.exec(event))
    return [one._replace(came_back=one.number in back) for one in found]
