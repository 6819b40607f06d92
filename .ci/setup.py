"""Make `.venv` from the hash-locked requirement files, or find it already made and do nothing."""

import hashlib
import subprocess
import sys
from pathlib import Path

NEEDED = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAM = ("requirements/build.txt", "requirements/runtime.txt")
TOOLS = {"run": (), "dev": ("requirements/dev.txt",), "lock": ("requirements/lock.txt",)}


def main(purpose):
    """Set up for `run` (the program), `dev` (with the development tools) or `lock` (with the resolver)."""
    if sys.version_info < NEEDED:
        sys.exit("crm-tui: Python 3.11 or newer is needed; name one, as in `make PYTHON=python3.12 demo`")
    once("run", PROGRAM, make_program)
    once(purpose, PROGRAM + TOOLS[purpose], lambda: install_locked(TOOLS[purpose]))


def once(purpose, files, work):
    """Do the work unless its stamp is there; the stamp is left last, so that work broken off is done again.

    The stamp is the hash of the locks, of what the project asks for, of this Python and of this folder.
    """
    digest = hashlib.sha256(f"{sys.version} {ROOT}".encode())
    for name in (*files, "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    stamp = VENV / f".stamp-{purpose}-{digest.hexdigest()[:16]}"
    if not stamp.exists():
        work()
        stamp.touch()


def make_program():
    """A fresh environment that holds the program, its libraries and the build back end."""
    say("setting up .venv, once; it takes about a minute")
    run("-m", "venv", "--clear", "--without-pip", VENV)
    install_locked(PROGRAM)
    install("--no-build-isolation", "--no-deps", "--editable", ROOT)


def install_locked(files):
    """Install exactly what the files name, and only where it has one of their hashes."""
    if files:
        install("--require-hashes", "--no-deps", *(f"--requirement={ROOT / name}" for name in files))


def install(*arguments):
    """Install with the pip of the Python that runs this, so that the environment needs none of its own."""
    quiet = ("--quiet", "--quiet", "--disable-pip-version-check", "--no-input")
    run("-m", "pip", "--python", VENV / "bin" / "python", "install", *quiet, *arguments)


def run(*arguments):
    """Run this Python with the arguments; where that fails, stop with its exit code, for it has told why."""
    code = subprocess.call([sys.executable, *map(str, arguments)])
    if code:
        say("set-up failed; mend the cause above and run the same command again")
        sys.exit(code)


def say(text):
    """Talk goes to stderr: stdout belongs to the program."""
    sys.stderr.write(f"crm-tui: {text}\n")


if __name__ == "__main__":
    main(sys.argv[1])
