"""The tables: one record per file, with the facts that forms, columns, files and filters need."""
