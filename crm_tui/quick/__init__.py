"""What people type all day, what cron runs and what TAB asks: plain SQL on a connection it is given.

A verb takes (db, actor, now, …fields) inside the caller's transaction and returns an Echo; it never begins,
commits or prints. Only `door` opens, begins, commits and echoes.
"""
