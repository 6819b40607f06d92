"""A few rows of every kind that hang together, written as the shell or an import would write them."""

import sqlite3

from crm_tui.store.connection import Stamp, writing

AT = "2026-03-02 08:00:00.000000"
ME = 1

STATEMENTS = (
    "INSERT INTO member (name, login, zone, manager_id) VALUES ('Bo', 'bo', 'Asia/Shanghai', 1)",
    "INSERT INTO client (name, city, tier, owner_id, annual_revenue, currency)"
    " VALUES ('Haier', 'Qingdao', 'key', 1, 125000000, 'CNY'), ('海尔智家', '青岛', 'regular', 2, NULL, NULL),"
    " ('Midea', 'Foshan', NULL, 1, NULL, NULL)",
    "UPDATE client SET parent_id=1 WHERE id=2",
    "INSERT INTO contact (name, client_id, title, birthday) VALUES ('Wang Min', 1, 'Buyer', '1980-05-04'),"
    " ('李雷', 2, NULL, '--02-29'), ('Sue', NULL, 'Adviser', NULL)",
    "INSERT INTO contact_point (contact_id, medium, value) VALUES (1, 'email', 'wang@haier.example'),"
    " (1, 'phone', '+8653288886666'), (2, 'messenger', 'lilei88')",
    "INSERT INTO link (contact_id, relation, other_id, strength) VALUES (1, 'reports_to', 2, 3)",
    "INSERT INTO link (contact_id, relation, member_id) VALUES (3, 'knows', 2)",
    "INSERT INTO product (name, series, list_price, currency) VALUES ('GTX Pro', 'GTX', 482100, 'CNY')",
    "INSERT INTO opportunity (name, client_id, contact_id, owner_id, stage_id, amount, currency, opened_on)"
    " VALUES ('200 freezers', 1, 1, 1, 2, 120000000, 'CNY', '2026-01-05'),"
    " ('Trial', 2, NULL, 2, 7, 5000000, 'CNY', '2026-01-09')",
    "UPDATE opportunity SET closed_on='2026-02-10', reason='price' WHERE id=2",
    "INSERT INTO opportunity_line (opportunity_id, product_id, quantity, price, currency)"
    " VALUES (1, 1, 200, 600000, 'CNY')",
    "INSERT INTO stage_move (opportunity_id, from_stage_id, to_stage_id, at, member_id, days)"
    " VALUES (1, 1, 2, '2026-01-20 09:00:00.000000', 1, 15)",
    "INSERT INTO sales_order (number, client_id, opportunity_id, ordered_on, amount, currency)"
    " VALUES ('A-1', 2, 2, '2026-02-10', 5000000, 'CNY')",
    "INSERT INTO order_line (order_id, product_id, quantity) VALUES (1, 1, 8)",
    "INSERT INTO complaint (client_id, contact_id, opened_at, product_id, summary, status)"
    " VALUES (1, 1, '2026-02-20 03:00:00.000000', 1, 'two units arrived dented', 'acknowledged')",
    "INSERT INTO complaint_event (complaint_id, at, member_id, to_status)"
    " VALUES (1, '2026-02-20 04:00:00.000000', 1, 'acknowledged')",
    "INSERT INTO interaction (at, channel, client_id, member_id, summary, minutes, complaint_id) VALUES"
    " ('2026-02-01 02:00:00.000000', 'call', 1, 1, 'wants 200 units', 30, NULL),"
    " ('2026-02-20 03:00:00.000000', 'call', 1, 2, 'units arrived dented', 10, 1),"
    " ('2026-02-21 03:00:00.000000', 'visit', 2, 2, '要200台', NULL, NULL)",
    "INSERT INTO interaction_person (interaction_id, contact_id) VALUES (1, 1), (2, 1), (3, 2)",
    "INSERT INTO interaction_person (interaction_id, member_id) VALUES (1, 2)",
    "INSERT INTO plan (title, client_id, owner_id, vision) VALUES ('Haier 2026', 1, 1, 'first supplier')",
    "INSERT INTO objective (title, plan_id, target, unit, due) VALUES ('sell', 1, 400, 'units', '2026-12-31')",
    "INSERT INTO task (title, client_id, contact_id, owner_id, due, promise, interaction_id, objective_id)"
    " VALUES ('send the sample', 1, 1, 1, '2026-03-06', 'ours', 1, 1), ('寄样品', 2, 2, 2, NULL, NULL, 3, NULL)",
    "INSERT INTO tag (name) VALUES ('vip'), ('价格')",
    "INSERT INTO tagging (tag_id, client_id) VALUES (1, 1), (1, 2)",
    "INSERT INTO tagging (tag_id, interaction_id) VALUES (2, 1)",
    "INSERT INTO field (\"on\", name, title) VALUES ('client', 'plant', 'Plant')",
    "INSERT INTO field_value (field_id, client_id, value) VALUES (1, 1, 'north')",
    "INSERT INTO view (name, \"on\", filter, member_id) VALUES ('Mine', 'client', 'owner=me', 1)",
    "INSERT INTO import_batch (at, file, \"on\", member_id, read, created)"
    " VALUES ('2026-03-01 00:00:00.000000', 'clients.csv', 'client', 1, 3, 3)",
    "INSERT INTO import_mapping (name, \"on\", options) VALUES ('agency', 'client', '--map Firma=name')",
)  # fmt: skip


def fill(db: sqlite3.Connection, path: str) -> int:
    """Put the rows into a new file as one transaction; its number."""
    with writing(db, path, Stamp(ME, "script", "sample rows"), AT) as txn:
        for statement in STATEMENTS:
            db.execute(statement)
    return txn
