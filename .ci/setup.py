"""Make `.venv` from the hash-locked requirement files, or find it already made and do nothing."""

import hashlib
import os
import subprocess
import sys

NEEDED = (3, 11)
VENV = ".venv"
PROGRAM = ("requirements/build.txt", "requirements/runtime.txt")
EXTRA = {"run": (), "dev": ("requirements/dev.txt",), "lock": ("requirements/lock.txt",)}


def main(purpose):
    """Set up for `run` (the program), `dev` (with the development tools) or `lock` (with the resolver)."""
    if sys.version_info < NEEDED:
        return "Python %d.%d or newer is needed; name one with `make PYTHON=python3.12 demo`." % NEEDED
    os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    program = stamp("run", (*PROGRAM, "pyproject.toml"))
    if not os.path.exists(program):
        make_program()
        mark(program)
    for_purpose = stamp(purpose, (*PROGRAM, *EXTRA[purpose], "pyproject.toml"))
    if not os.path.exists(for_purpose):
        install("--require-hashes", "--no-deps", *flagged(EXTRA[purpose]))
        mark(for_purpose)
    return None


def stamp(purpose, files):
    """The path whose existence says that the files, this Python and this folder are what `.venv` was made from."""
    digest = hashlib.sha256(("%s %s" % (sys.version, os.getcwd())).encode())
    for name in files:
        with open(name, "rb") as file:
            digest.update(file.read())
    return os.path.join(VENV, ".stamp-%s-%s" % (purpose, digest.hexdigest()[:16]))


def make_program():
    """A fresh environment that holds the program, its libraries and the build back end."""
    say("setting up %s (once; a minute or so)" % VENV)
    run(sys.executable, "-m", "venv", "--clear", "--without-pip", VENV)
    install("--require-hashes", "--no-deps", *flagged(PROGRAM))
    install("--no-build-isolation", "--no-deps", "--editable", ".")


def install(*arguments):
    """Install with the pip of the Python that runs this, so that the environment needs none of its own."""
    python = os.path.join(VENV, "bin", "python")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--quiet",
        "--disable-pip-version-check", "--no-input", *arguments)


def flagged(files):
    """The files as pip's arguments."""
    return [part for name in files for part in ("--requirement", name)]


def mark(path):
    """Leave the stamp, last of all, so that a set-up broken off is done again."""
    with open(path, "w"):
        pass


def run(*command):
    """Run a command; where it fails, stop with its exit code, for it has told why."""
    code = subprocess.call(command)
    if code:
        say("set-up failed; run the same command again when the cause above is mended")
        sys.exit(code)


def say(text):
    """Talk goes to stderr: stdout belongs to the program."""
    sys.stderr.write("crm-tui: %s\n" % text)
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "run"))
