"""Filters, read into trees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.filter_texts import format_filter
from crm_tui.values.filters import And, Compare, Node, Not, Or, parse_filter
from tests.values.anything import ANYTHING

TIER = Compare("tier", "=", "key")
MINE = Compare("owner", "=", "me")


def test_comparisons_are_joined_by_and() -> None:
    node = parse_filter("tier=key and owner=me and last_touch>90d")
    assert node == And((TIER, MINE, Compare("last_touch", ">", "90d")))


@pytest.mark.parametrize("op", ["=", "!=", "<", "<=", ">", ">=", "~"])
@pytest.mark.parametrize("gap", ["", " "])
def test_every_sign_of_comparison_is_read_with_and_without_blanks(op: str, gap: str) -> None:
    assert parse_filter(f"name{gap}{op}{gap}海尔") == Compare("name", op, "海尔")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("tier＝key", TIER),
        ("（tier＝key） and not （owner！＝me）", And((TIER, Not(Compare("owner", "!=", "me"))))),
        ("value≥5", Compare("value", ">=", "5")),
        ("tier=key or owner=me and not x=1", Or((TIER, And((MINE, Not(Compare("x", "=", "1"))))))),
        ("(tier=key OR owner=me) AND x=1", And((Or((TIER, MINE)), Compare("x", "=", "1")))),
        ("tier=key owner=me", And((TIER, MINE))),
        ("not not tier=key", Not(Not(TIER))),
        ('name="Haier Group" and tier=key', And((Compare("name", "=", "Haier Group"), TIER))),
        ("name=“海尔 集团”", Compare("name", "=", "海尔 集团")),
        ("name=「海尔 集团」", Compare("name", "=", "海尔 集团")),
        ("name='a \"b\"'", Compare("name", "=", 'a "b"')),
        ('"Odd field"=1', Compare("Odd field", "=", "1")),
        ("note=", Compare("note", "=", "")),
        ("note= and tier=key", And((Compare("note", "=", ""), TIER))),
        ("(note=) or tier=key", Or((Compare("note", "=", ""), TIER))),
        ('note=""', Compare("note", "=", "")),
        ("website~http://a.cn/?x=1", Compare("website", "~", "http://a.cn/?x=1")),
        ("name=and", Compare("name", "=", "and")),
        ("balance>-5", Compare("balance", ">", "-5")),
        ("海尔", Compare("", "~", "海尔")),
        ("wang min", And((Compare("", "~", "wang"), Compare("", "~", "min")))),
        ('"wang min"', Compare("", "~", "wang min")),
        ("Haier (China)", And((Compare("", "~", "Haier"), Compare("", "~", "China")))),
        ("海尔 and tier=key", And((Compare("", "~", "海尔"), TIER))),
        ("sandor", Compare("", "~", "sandor")),
        ("what!", Compare("", "~", "what!")),
    ],
)
def test_a_filter_reads_into_its_tree(text: str, node: Node) -> None:
    assert parse_filter(text) == node


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "at its beginning"),
        ("=key", "at its beginning"),
        ("tier=key and", "after “tier=key and”"),
        ("tier=key or )", "after “tier=key or”"),
        ("(tier=key", "a closing bracket is missing"),
        ("tier=key)", "after “tier=key”: there is a closing bracket too many"),
        ("not", "after “not”"),
        ("tier= = key", "two signs of comparison"),
        ("tier = key = me", "after “tier = key”"),
        ('name="Haier', 'The quotation “"Haier” is not closed'),
        ("(" * 9000, "too deep"),
        ("not " * 9000, "too deep"),
    ],
)
def test_an_error_says_after_which_words(text: str, where: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse_filter(text)
    assert where in caught.value.message


def written(node: Node) -> str:
    match node:
        case Compare(field, op, value):
            return f'"{field}"{op}"{value}"'
        case Not(part):
            return f"not ({written(part)})"
        case And(parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case Or(parts):
            return " or ".join(f"({written(part)})" for part in parts)


PLAIN = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='"“”"＂'), max_size=8)
COMPARES = st.builds(Compare, PLAIN, st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "~"]), PLAIN)
TREES = st.recursive(
    COMPARES,
    lambda nodes: (
        st.builds(Not, nodes)
        | st.lists(nodes, min_size=2, max_size=3).map(tuple).map(And)
        | st.lists(nodes, min_size=2, max_size=3).map(tuple).map(Or)
    ),
    max_leaves=6,
)


@given(TREES)
def test_a_written_tree_reads_back(node: Node) -> None:
    assert parse_filter(written(node)) == node


@given(ANYTHING)
def test_any_text_is_a_filter_or_invalid(text: str) -> None:
    try:
        parse_filter(text)
    except Invalid as problem:
        assert problem.message


@pytest.mark.parametrize("text", ["tier==key", "tier == key", "tier＝＝key", "owner=me and tier==key"])
def test_a_doubled_sign_is_refused_with_the_single_one_shown(text: str) -> None:
    with pytest.raises(Invalid, match="single =: write tier=key"):
        parse_filter(text)


NAMES = st.text(st.sampled_from("ab海_ =(\"“'"), min_size=1, max_size=5).filter(str.strip)
VALUES = st.text(st.sampled_from("ab海 =<()（'\"”」~d9-"), max_size=6)
LEAVES = st.one_of(
    st.builds(Compare, NAMES, st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "~"]), VALUES),
    VALUES.filter(bool).map(lambda text: Compare("", "~", text)),
)


def _several(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    lists = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(lists.map(And), lists.map(Or), parts.map(Not))


@given(st.recursive(LEAVES, _several, max_leaves=5))
def test_a_tree_is_written_as_a_filter_that_reads_into_it(node: Node) -> None:
    assert parse_filter(format_filter(node)) == node
