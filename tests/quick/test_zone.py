"""A member's zone, by the C library where the computer is in it."""

import os
import pickle
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.quick.zone import SystemZone, system_zone, zone_of

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
INSTANTS = st.datetimes(datetime(1975, 1, 1), datetime(2036, 1, 1))
NIGHTS = [
    datetime(year, 1, 1, hour, 30) + timedelta(days=day)
    for year in (1999, 2025, 2026)
    for day in range(365)
    for hour in range(4)
]


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> SystemZone:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    found = zone_of(request.param)
    assert isinstance(found, SystemZone)
    return found


@given(INSTANTS, st.sampled_from((0, 1)))
def test_the_computers_zone_reckons_as_the_zone_library(zone: SystemZone, wall: datetime, fold: int) -> None:
    library = ZoneInfo(zone.key)
    ours, theirs = (wall.replace(tzinfo=UTC).astimezone(one) for one in (zone, library))
    assert (ours.isoformat(), ours.fold) == (theirs.isoformat(), theirs.fold)
    there, here = (wall.replace(tzinfo=one, fold=fold) for one in (library, zone))
    assert here.utcoffset() == there.utcoffset()


def test_no_night_of_a_year_differs_where_clocks_are_put_forward_or_back(zone: SystemZone) -> None:
    library = ZoneInfo(zone.key)
    for wall in NIGHTS:
        for fold in (0, 1):
            here, there = (wall.replace(tzinfo=one, fold=fold) for one in (zone, library))
            assert here.utcoffset() == there.utcoffset(), (wall, fold)


def test_another_zone_than_the_computers_is_the_librarys() -> None:
    assert zone_of("Europe/Paris") == ZoneInfo("Europe/Paris")
    assert zone_of("UTC") is UTC


@pytest.mark.parametrize("name", ["Mars/Olympus", "../etc/passwd", "", "Europe"])
def test_an_unknown_zone_is_invalid(name: str) -> None:
    with pytest.raises(Invalid):
        zone_of(name)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ("Asia/Tokyo", "Asia/Tokyo"),
        (":Asia/Tokyo", "Asia/Tokyo"),
        ("CST-8", None),
        ("", None),
        ("/etc/localtime", None),
    ],
)
def test_the_computers_zone_is_told_only_for_sure(
    monkeypatch: pytest.MonkeyPatch, chosen: str, found: str | None
) -> None:
    monkeypatch.setenv("TZ", chosen)
    assert system_zone() == found


def test_without_tz_the_link_of_the_computer_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ")
    monkeypatch.setattr(os, "readlink", lambda path: "../usr/share/zoneinfo/Asia/Tokyo")
    assert system_zone() == "Asia/Tokyo"
    monkeypatch.setattr(os, "readlink", lambda path: "/somewhere/else")
    assert system_zone() is None


def test_a_zone_can_be_copied(zone: SystemZone) -> None:
    assert pickle.loads(pickle.dumps(zone)).key == zone.key
