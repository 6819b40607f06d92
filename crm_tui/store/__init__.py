"""The database file: opening it, changing it, and keeping the trail of every change."""
