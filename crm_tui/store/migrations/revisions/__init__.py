"""The steps from one schema to the next; each says in SQL of its own what was true when it was written."""
