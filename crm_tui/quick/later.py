"""What only the full program can do: a verb that meets it raises Later, and the door hands everything over."""


class Later(Exception):
    """Nothing was written; the same command has to run in the full program, which has all libraries.

    That program prepares what was missing first (pinyin of new names, birthdays), so it never meets this.
    """
