"""Textual widgets of the app: each shows what it is given and answers with messages."""
