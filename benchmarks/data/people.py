"""Clients, contacts and entries of the contact log, in any number, by one statement each."""

import sqlite3

from benchmarks.data.words import SIZES, pick

NUMBERS = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM number WHERE n<?)"
# An instant so many days ago, as the program writes instants.
AGO = "strftime('%Y-%m-%d %H:%M:%S.000000', 'now', '-'||({days})||' days')"
# Numbers far apart for neighbours, so that rows beside each other share nothing.
FAR = "(n*{0})"


def clients(db: sqlite3.Connection, count: int) -> None:
    """Half of them with Chinese names; all names differ."""
    turn = f"(n/2/{SIZES['han']})"
    chinese = f"{pick('han', 'n/2')}||{pick('han', f'{turn}*37+n/2*7')}||{pick('trade', turn)}"
    latin = (
        f"{_capital(pick('latin', 'n/2'))}||{pick('latin', 'n/2/1600*11+n/2*3')}"
        f"||' '||{pick('trade', 'n/2/1600')}||CASE WHEN n>{2 * 1600 * 160} THEN ' '||n ELSE '' END"
    )
    db.execute(
        f"{NUMBERS} INSERT INTO client (id,name,city,tier,owner_id,phone,last_touch) SELECT n,"
        f" CASE n%2 WHEN 0 THEN {chinese}||CASE WHEN n>{2 * SIZES['han'] * 10} THEN n ELSE '' END"
        f" ELSE {latin} END,"
        f" {pick('han', 'n*13')}, CASE n%10 WHEN 0 THEN 'key' WHEN 1 THEN 'regular' END, 1,"
        f" '+86138'||substr('0000000'||(n*7919%100000000),-8),"
        f" {AGO.format(days='n*7919%400')} FROM number",
        (count,),
    )


def contacts(db: sqlite3.Connection, count: int, clients: int) -> None:
    """Names of two or three characters or of two words; some people share one."""
    chinese = (
        f"{pick('surname', 'n*7')}||CASE n%6 WHEN 0 THEN substr({pick('han', 'n*31')},1,1)"
        f" ELSE {pick('han', 'n*31+n/7')} END"
    )
    latin = (
        f"{pick('given', 'n*3+n/90')}||' '||{_capital(pick('latin', 'n*19+n/1600'))}||{pick('latin', 'n*7')}"
    )
    db.execute(
        f"{NUMBERS} INSERT INTO contact (id,name,client_id) SELECT n,"
        f" CASE n%2 WHEN 0 THEN {chinese} ELSE {latin} END, n%{clients}+1 FROM number",
        (count,),
    )


def interactions(db: sqlite3.Connection, count: int, clients: int, contacts: int) -> None:
    """Notes of seven words in two languages over two years; the clients' last touch follows from them."""
    note = "||' '||".join(
        (
            pick("common", "n*7+n/10"),
            pick("latin", FAR.format(7919)),
            f"{pick('han', FAR.format(104729))}||{pick('han', FAR.format(1299709))}",
            pick("latin", FAR.format(15485863)),
            pick("latin", FAR.format(32452843)),
            pick("han", FAR.format(49979687)),
        )
    )
    db.execute(
        f"{NUMBERS} INSERT INTO interaction (id,at,channel,minutes,summary,client_id,member_id) SELECT n,"
        f" {AGO.format(days='n*7919%730')}, CASE n%3 WHEN 0 THEN 'call' WHEN 1 THEN 'visit' ELSE 'email' END,"
        f" n%60, {note}, n*31%{clients}+1, 1 FROM number",
        (count,),
    )
    db.execute(
        f"{NUMBERS} INSERT INTO interaction_person (interaction_id,contact_id)"
        f" SELECT n, n*17%{contacts}+1 FROM number",
        (count,),
    )
    db.execute("UPDATE client SET last_touch=(SELECT max(at) FROM interaction WHERE client_id=client.id)")


def _capital(word: str) -> str:
    return f"upper(substr({word},1,1))||substr({word},2)"
