"""khard, an address book for the shell: what people use today, and what an everyday command is to be ahead of."""

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.data import CACHE

HOME = CACHE / "khard"  # an environment of its own: nothing of it is a requirement of ours
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{0}\r\nFN:{1}\r\nN:{1};;;;\r\nORG:{2}\r\nEND:VCARD\r\n"
PEOPLE = (("Wang Min", "Haier"), ("王敏", "海尔"))


def why_not() -> str:
    """Why khard cannot be run here; "" when it can. It is installed once, where nobody has put it on the path."""
    if _program():
        return ""
    made = _runs([sys.executable, "-m", "venv", str(HOME)])
    pip = [str(HOME / "bin" / "python"), "-m", "pip", "install", "--quiet", "--retries", "0", "khard"]
    return "" if made and _runs(pip) else "khard is not there and could not be installed"


def finding(folder: str, word: str) -> list[str]:
    """The command that finds a word in an address book of two people, made in the folder."""
    book = Path(folder, "book")
    book.mkdir(exist_ok=True)
    for number, (name, firm) in enumerate(PEOPLE):
        Path(book, f"{number}.vcf").write_text(CARD.format(number, name, firm), encoding="utf-8")
    settings = Path(folder, "khard.conf")
    settings.write_text(f"[addressbooks]\n[[team]]\npath = {book}\n", encoding="utf-8")
    return [_program() or "khard", "--config", str(settings), "list", word]


def _program() -> str | None:
    return shutil.which("khard") or shutil.which(str(HOME / "bin" / "khard"))


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
