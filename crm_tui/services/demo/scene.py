"""Where the sample team's story is told: the session, its people, and a clock that goes to any past day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from crm_tui import clock
from crm_tui.models.member import Member
from crm_tui.models.record import Record
from crm_tui.services import acting
from crm_tui.services.demo import talks, team
from crm_tui.services.nouns import of
from crm_tui.store.database import Session

HOME = ZoneInfo("Asia/Shanghai")
SEED = 20260311


class Product(NamedTuple):
    """A product with its price in CNY, its short names by language and the words it is counted with."""

    id: int
    price: int
    cost: int
    short: dict[str, str]
    unit: dict[str, str]


class Account(NamedTuple):
    """A client of the story: its row of the table, and its people from the top down."""

    id: int
    name: str
    country: str
    tier: str
    life: str
    owner: str
    currency: str
    contacts: list[int]
    called: list[str]

    @property
    def language(self) -> str:
        """The script its people write: zh, zht or en."""
        return talks.LANGUAGES.get(self.country, "en")


class Scene:
    """The session a story is told in; all chance comes from one seed, so it is the same on the same day."""

    def __init__(self, session: Session, now: datetime) -> None:
        self.session, self.rng = session, Random(SEED)
        self.now = now.replace(second=0, microsecond=0)
        self.today = now.astimezone(HOME).date()
        self.members: dict[str, Member] = {}
        self.products: list[Product] = []
        self.accounts: list[Account] = []

    def add(self, noun: str, **values: Any) -> Any:
        """A record made by the verbs of its noun."""
        return of(noun).add(self.session, values)

    def edit(self, noun: str, record: Record, **changes: Any) -> Any:
        """A change made by the verbs of its noun."""
        return of(noun).edit(self.session, record, changes)

    @contextmanager
    def moment(self, instant: datetime, login: str) -> Iterator[None]:
        """That instant, with that member acting."""
        with clock.stopped_at(min(instant, self.now)):
            acting.act_as(self.session, acting.sign_in(self.session, login))
            yield

    def member(self, login: str) -> int:
        """The id of a member."""
        return self.members[login].id or 0

    def day(self, ago: int) -> date:
        """The working day so many days ago, or the Friday before it."""
        found = self.today - timedelta(days=ago)
        return found - timedelta(days=max(found.weekday() - 4, 0))

    def instant(self, ago: int, login: str) -> datetime:
        """A quarter of an hour of that working day in the member's zone, or of the one before if still to come."""
        zone = ZoneInfo(self.members[login].zone)
        clock_time = time(self.rng.randint(9, 17), self.rng.choice((0, 15, 30, 45)))
        found = datetime.combine(self.day(ago), clock_time, zone)
        while found > self.now:
            ago += 1
            found = datetime.combine(self.day(ago), clock_time, zone)
        return found

    def chance(self, percent: int) -> bool:
        """True so often in a hundred times."""
        return self.rng.randrange(100) < percent

    def device(self) -> Product:
        """One of the products that can be shown, sampled and break."""
        return self.rng.choice(self.products[: team.DEVICES])

    def words(self, account: Account, text: str, product: Product, person: int = 0) -> str:
        """A sentence with its product, place, number and person put in."""
        sites = talks.SITES[account.language]
        return text.format(
            product=product.short[account.language],
            unit=product.unit[account.language],
            site=self.rng.choice(sites),
            n=self.rng.choice((2, 3, 5, 6, 8, 10, 12, 20)),
            person=account.called[person],
        )

    def price(self, account: Account, product: Product) -> int:
        """The list price in minor units of the client's currency, to whole units of ten."""
        return product.price * team.RATES[account.currency] // 100 * 100
