"""Opportunities in all stages of the default pipeline, with the moves that brought each there."""

import sqlite3

from benchmarks.data.people import AGO, NUMBERS
from benchmarks.data.words import pick

STAGES = 8  # of the default pipeline; the last two are won and lost


def fill(db: sqlite3.Connection, count: int, clients: int) -> None:
    """Each deal has gone through every stage up to its own, a week or more in each."""
    stage = f"(n*7%{STAGES}+1)"
    db.execute(
        f"{NUMBERS} INSERT INTO opportunity (id,name,client_id,owner_id,stage_id,amount,currency,opened_on,"
        f"expected_close,closed_on,staged_on) SELECT n, {pick('latin', 'n*3')}||' '||{pick('han', 'n*7')},"
        f" n%{clients}+1, 1, {stage}, n*977%5000000, 'CNY', date('now','-'||(60+n*13%600)||' days'),"
        f" date('now',(n*17%200-60)||' days'), CASE WHEN {stage}>6 THEN date('now','-'||(n*5%50)||' days') END,"
        " date('now','-'||(n%45)||' days') FROM number",
        (count,),
    )
    db.execute(
        "INSERT INTO stage_move (opportunity_id,from_stage_id,to_stage_id,at,member_id,days)"
        " SELECT o.id, CASE WHEN s.id>1 THEN s.id-1 END, s.id,"
        f" {AGO.format(days='(9-s.id)*7+o.id%6')}, 1, 7+o.id%6"
        " FROM opportunity o JOIN stage s ON s.id<=o.stage_id"
    )
