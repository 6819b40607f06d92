"""What narrows the contact log, as a filter and back."""

from hypothesis import given
from hypothesis import strategies as st

from crm_tui.services.log_choices import Choices, split, within
from crm_tui.values.filters import parse_filter

WORDS = st.text(st.sampled_from("ab 海#'\"“（)=<~:-"), max_size=6).map(lambda text: " ".join(text.split()))
CHOICES = st.builds(Choices, WORDS, WORDS, WORDS, WORDS, WORDS)


@given(CHOICES)
def test_choices_read_back_from_their_filter(choices: Choices) -> None:
    assert split(within(choices)) == (choices, "")


def test_choices_are_found_beside_other_conditions_in_any_brackets() -> None:
    chosen, rest = split('(member=me and at="this month") and (minutes>60 or 海尔) and tags=pricing')
    assert chosen == Choices(member="me", tag="pricing", period="this month")
    assert parse_filter(rest) == parse_filter("minutes>60 or 海尔")


def test_what_is_asked_twice_or_otherwise_stays_in_the_filter() -> None:
    assert split("tags=a and tags=b") == (Choices(tag="a"), "tags=b")
    for where in ("tags!=a", "at>=2026-01-01", "client~Hai", "member=", "tags=a or tags=b", "not tags=a"):
        chosen, rest = split(where)
        assert chosen == Choices() and parse_filter(rest) == parse_filter(where)


def test_a_filter_that_does_not_read_is_left_alone() -> None:
    assert split("tags=") == (Choices(), "tags=")
    assert split("(tags=a") == (Choices(), "(tags=a")
    assert split("") == (Choices(), "")
