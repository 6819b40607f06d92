"""The sample team's members, products and clients, and the people they know there."""

from datetime import date, timedelta

from crm_tui.choices import Relation
from crm_tui.models.member import Member
from crm_tui.services import acting
from crm_tui.services.demo import clients, names, team
from crm_tui.services.demo.scene import Account, Product, Scene
from crm_tui.services.nouns import of

BIRTHDAYS_SOON = (0, 1, 2, 4, 6)  # days ahead on which somebody has a birthday


def members(scene: Scene) -> None:
    """The eight members; the first is the one who came with the file."""
    for name, login, role, department, territory, zone, manager, skills, cost in team.rows(team.MEMBERS):
        facts = {
            "name": name, "role": role, "department": department, "territory": territory, "zone": zone,
            "skills": skills, "hourly_cost": int(cost) * 100, "currency": "CNY", "email": f"{login}@beacon.example",
            "working_hours": "9:00-12:00, 13:00-18:00", "manager": scene.member(manager) if manager else None,
        }  # fmt: skip
        first = scene.session.get(Member, 1)
        if first is not None and not scene.members:
            scene.members[login] = scene.edit("member", first, **facts)
            acting.act_as(scene.session, acting.sign_in(scene.session, login))
        else:
            scene.members[login] = scene.add("member", login=login, **facts)


def products(scene: Scene) -> None:
    """What the team sells."""
    for name, series, price, cost, zh, zht, en, unit in team.rows(team.PRODUCTS):
        made = scene.add(
            "product",
            name=name,
            series=series,
            list_price=int(price) * 100,
            cost=int(cost) * 100,
            currency="CNY",
        )
        short = {"zh": zh, "zht": zht, "en": en}
        scene.products.append(
            Product(made.id, int(price), int(cost), short, {"zh": unit[0], "zht": unit[1], "en": ""})
        )


def accounts(scene: Scene) -> None:
    """The sixty clients with two hundred contacts, two of them outsiders."""
    on = {"on": "client", "name": "cold_rooms", "title": "Cold rooms 冷库数", "kind": "int"}
    scene.add("field", **on, help="How many rooms they keep cold.")
    made: dict[str, int] = {}
    dealer = names.Names(scene.rng)
    for number, row in enumerate(team.rows(clients.CLIENTS)):
        name, alias, city, country, industry, tier, life, owner, currency = row
        slug = "".join(c for c in (alias or name).lower() if c.isascii() and c.isalpha())[:24]
        client = scene.add(
            "client", name=name, alias=alias or None, city=city, country=country, industry=industry, tier=tier,
            owner=scene.member(owner), territory=scene.members[owner].territory, website=f"https://{slug}.example",
            phone=names.phone(country, number + 10), email=f"hello@{slug}.example", currency=currency,
            employees=scene.rng.choice((12, 40, 85, 160, 420, 900)), founded_year=scene.rng.randint(1974, 2019),
            parent=made.get(clients.PARENTS.get(name, "")), note=clients.NOTES[tier], tags=_tags(scene, tier, life),
            cold_rooms=str(scene.rng.randint(1, 24)),
        )  # fmt: skip
        made[name] = client.id
        account = Account(client.id, name, country, tier, life, owner, currency, [], [])
        scene.accounts.append(account)
        _contacts(scene, account, dealer, slug)
    for name, title, note in names.OUTSIDERS:
        scene.add("contact", name=name, title=title, note=note, tags=["influence"])


def _tags(scene: Scene, tier: str, life: str) -> list[str]:
    tags = ["VIP"] if tier == "key" else []
    tags += ["tender 招标"] if tier != "unattractive" and scene.chance(18) else []
    tags += ["fair 展会"] if scene.chance(20) else []
    return tags + (["win back 赢回"] if life in ("ended", "decline") else [])


def _contacts(scene: Scene, account: Account, dealer: names.Names, slug: str) -> None:
    for rank in range(clients.CONTACTS[account.tier]):
        person = dealer.person(account.country, rank)
        number = len(dealer.given)
        given = {
            "name": person.name, "client": account.id, "title": person.title, "department": person.department,
            "form_of_address": person.address, "phone": names.phone(account.country, number + 20),
            "email": f"{_mailbox(person, number)}@{slug}.example",
            "birthday": _birthday(scene, account, number), "tags": ["decides 决策"] if rank == 0 else [],
        }  # fmt: skip
        if account.country == "China":
            given["wechat"] = f"{slug}_{number}"
        contact = scene.add("contact", **given)
        account.contacts.append(contact.id)
        account.called.append(person.address)


def _mailbox(person: names.Person, number: int) -> str:
    return person.title.split()[0].lower() if person.title.isascii() else f"p{number}"


def _birthday(scene: Scene, account: Account, number: int) -> str | None:
    if number % 37 == 1 and number // 37 < len(BIRTHDAYS_SOON):
        soon = scene.today + timedelta(days=BIRTHDAYS_SOON[number // 37])
        return f"--{soon:%m-%d}"
    if not scene.chance(60 if account.language != "en" else 35):
        return None
    born = date(scene.rng.randint(1962, 1998), scene.rng.randint(1, 12), scene.rng.randint(1, 28))
    lunar = account.language != "en" and scene.chance(30)
    return f"L{born.isoformat()}" if lunar else born.isoformat()


def links(scene: Scene) -> None:
    """Who reports to whom, who knows whom across firms, and whom we know how well."""
    verbs = of("link")
    for account in scene.accounts:
        top, *others = account.contacts
        for contact in others:
            verbs.add(scene.session, {"contact": contact, "relation": Relation.REPORTS_TO, "other": top})
        if account.tier in ("key", "regular"):
            ours = scene.member(account.owner)
            strength = scene.rng.randint(2, 5)
            known = {"contact": top, "relation": Relation.KNOWS, "member": ours, "strength": strength}
            verbs.add(scene.session, known)
    ties = (Relation.WORKED_WITH, Relation.CLASSMATE, Relation.KNOWS, Relation.INTRODUCED_BY, Relation.FRIEND)
    for language in ("zh", "zht", "en"):
        near = [account for account in scene.accounts if account.language == language]
        for _ in range(12):
            one, other = scene.rng.sample(near, 2)
            pair = {"contact": scene.rng.choice(one.contacts), "other": scene.rng.choice(other.contacts)}
            tie = {"relation": scene.rng.choice(ties), "strength": scene.rng.randint(1, 5)}
            verbs.add(scene.session, {**pair, **tie})
