"""What an export writes: the columns of a noun or of a table, and their cells as text."""
