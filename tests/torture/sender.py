"""Takes reminders as a command of one's own does: python sender.py FILE.

So many in a hundred messages as SENDER_FAILS says are refused; SENDER_KILLS kill the run before anything was sent.
"""

import os
import random
import signal
import sys


def main(file: str) -> int:
    """Write the refs of the message down in one piece."""
    chance, kills = random.randrange(100), int(os.environ["SENDER_KILLS"])
    if chance < kills:
        os.kill(os.getppid(), signal.SIGKILL)
    if chance < kills + int(os.environ["SENDER_FAILS"]):
        return 1
    refs = [line.split()[1] for line in sys.stdin if line.startswith(("!", "·"))]
    out = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(out, "".join(f"{ref}\n" for ref in refs).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
