"""The command line: one module per group of commands; typer is known only here."""
