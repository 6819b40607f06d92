"""CSV files of a whole team, one for each noun, as it would bring them along when it moves in."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.data.words import COMMON, FIRST_NAMES, HAN, SURNAMES, SYLLABLES, TRADES

OF_ONE_MEMBER = 500  # clients: what is one's own does not grow with the team
PRODUCTS = 40
OPEN = ("Found", "Planned", "Acting", "Tracking", "Quoted", "Answered")
CHANNELS = ("call", "visit", "email", "wechat", "meeting")
_LATIN = SYLLABLES.split()
_GIVEN = FIRST_NAMES.split()

Line = tuple[object, ...]


def write(folder: Path, clients: int, today: date) -> Iterator[tuple[str, Path]]:
    """The files of a team with so many clients: each noun after those it refers to. One day, one team."""
    team = Team(clients, today)
    for noun, lines in (
        ("member", team.members()),
        ("product", team.products()),
        ("client", team.clients()),
        ("contact", team.contacts()),
        ("opportunity", team.deals()),
        ("complaint", team.complaints()),
        ("interaction", team.interactions()),
        ("task", team.tasks()),
    ):
        path = folder / f"{noun}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(lines)
        yield noun, path


class Team:
    """A made-up team: two contacts, ten talks, a complaint and a task for each client, a deal for every other."""

    def __init__(self, count: int, today: date) -> None:
        self.count = count
        self.today = today

    def members(self) -> Iterator[Line]:
        """One for so many clients; the first is there already."""
        yield ("name", "login")
        for n in range(1, max(2, self.count // OF_ONE_MEMBER)):
            yield f"{_GIVEN[n % len(_GIVEN)]} {word(n)}", login(n)

    def products(self) -> Iterator[Line]:
        """As many for a small team as for a large one."""
        yield ("name", "list_price")
        for n in range(PRODUCTS):
            yield f"Model {word(n)}", 100 + n

    def clients(self) -> Iterator[Line]:
        """Half of them with Chinese names; few in the tiers that are seen often."""
        yield ("name", "city", "tier", "owner", "phone", "industry")
        for n in range(self.count):
            tier = {0: "key", 5: "regular", 7: "regular"}.get(n % 20, "prospect")
            phone = f"+86138{n * 7919 % 100_000_000:08d}"
            yield client(n), han(n * 13), tier, self.owner(n), phone, TRADES[n % len(TRADES)]

    def contacts(self) -> Iterator[Line]:
        """Two for each client; people of different clients may share a name."""
        yield ("name", "client", "title", "email")
        for n in range(2 * self.count):
            yield person(n), client(n // 2), "Buyer", f"{word(n)}{n}@example.com"

    def deals(self) -> Iterator[Line]:
        """Three of ten are open."""
        yield (
            "name",
            "client",
            "owner",
            "product",
            "stage",
            "amount",
            "opened_on",
            "expected_close",
            "closed_on",
        )
        for n in range(self.count // 2):
            of, opened = 2 * n, 20 + n * 13 % 700
            ends = self.ago(opened - 90 - n * 17 % 30)
            stage = OPEN[n // 10 % len(OPEN)] if n % 10 < 3 else ("Won", "Lost")[n % 2]
            closed = "" if n % 10 < 3 else self.ago(n * 5 % opened)
            product = f"Model {word(n % PRODUCTS)}"
            name = f"{word(n * 3)} {han(n * 7)} {n}"
            yield (
                name,
                client(of),
                self.owner(of),
                product,
                stage,
                n * 977 % 50000,
                self.ago(opened),
                ends,
                closed,
            )

    def complaints(self) -> Iterator[Line]:
        """One of fifty is open."""
        yield ("client", "opened_at", "summary", "severity", "status", "owner", "resolved_at", "closed_at")
        for n in range(self.count):
            days = n * 7 % 700 + 5
            severity = ("low", "medium", "high", "critical")[n % 4]
            done = f"{self.ago(days - 4)} 10:00" if n % 50 else ""
            status = "closed" if done else "investigating"
            summary = f"{word(n * 7)} {COMMON[n % len(COMMON)]} {n}"
            yield client(n), f"{self.ago(days)} 09:00", summary, severity, status, self.owner(n), done, done

    def interactions(self) -> Iterator[Line]:
        """Ten for each client within two years, each with one of its people."""
        yield ("at", "channel", "minutes", "summary", "client", "member", "contact")
        for n in range(10 * self.count):
            of, turn = n % self.count, n // self.count
            at = f"{self.ago((n * 7919 + turn * 71) % 730 + 1)} {8 + turn}:{n % 60:02d}"
            summary = (
                f"{COMMON[n // 10 % 10]} {word(n * 7919)} {han(n * 104729)}{han(n * 1299709)} {word(n * 31)}"
            )
            yield at, CHANNELS[n % 5], n % 60, summary, client(of), self.owner(of), person(2 * of + turn % 2)

    def tasks(self) -> Iterator[Line]:
        """One of ten is open, due in the weeks around today."""
        yield ("title", "client", "owner", "due", "done_at")
        for n in range(self.count):
            done = f"{self.ago(n % 300 + 1)} 16:00" if n % 10 else ""
            due = self.ago(n * 31 % 300 if done else n // 10 % 60 - 30)
            yield f"ring about {word(n * 11)} {n}", client(n), self.owner(n), due, done

    def owner(self, n: int) -> str:
        """The login of who answers for a client; that of the first member is known to the file."""
        return login(n % max(2, self.count // OF_ONE_MEMBER))

    def ago(self, days: int) -> str:
        """The day so many days before today."""
        return (self.today - timedelta(days)).isoformat()


def word(n: int) -> str:
    """A made-up word of three syllables."""
    size = len(_LATIN)
    return _LATIN[n % size] + _LATIN[n // size % size] + _LATIN[n // size**2 % size]


def han(n: int) -> str:
    """Two characters."""
    return HAN[n % len(HAN)] + HAN[n // len(HAN) % len(HAN)]


def login(n: int) -> str:
    """Of the member of that number."""
    return f"{word(n)}{n}" if n else "ming"


def client(n: int) -> str:
    """The name of a client; no two have the same."""
    trade = TRADES[n // 7 % len(TRADES)]
    return f"{han(n * 7)}{han(n // 7)}{trade}{n}" if n % 2 else f"{word(n * 11).capitalize()} {trade} {n}"


def person(n: int) -> str:
    """The name of a contact; the two of a client differ."""
    if n % 3:
        return f"{_GIVEN[n % len(_GIVEN)]} {word(n * 19).capitalize()}"
    return SURNAMES[n * 7 % len(SURNAMES)] + han(n * 31)
