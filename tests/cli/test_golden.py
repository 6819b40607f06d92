"""What everyday commands print, compared whole with files: a change of any word or column is looked at.

CRM_GOLDEN=write writes the files anew.
"""

import os
from pathlib import Path

import pytest
from rich.cells import cell_len

from crm_tui import paths
from crm_tui.cli import output
from tests.cli.conftest import Run

GOLDEN = Path(__file__).parent / "golden"
SETTING = [
    ["settings", "currency", "CNY"],
    ["member", "add", "Anna", "--login", "anna"],
    ["client", "add", "Haier", "--tier", "key", "--city", "Qingdao", "--tags", "vip"],
    ["client", "add", "海尔智家", "--tier", "regular", "--owner", "anna"],
    ["contact", "add", "Wang Min", "--client", "Haier", "--phone", "+86 532 8893 8888", "--title", "Buyer"],
    ["contact", "add", "王敏", "--client", "海尔智家", "--birthday", "03-14"],
    ["log", "Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample"],
    ["log", "海尔智家 @王敏 电话 昨天 30分钟：要200台 #价格 >周五 寄样品"],
    ["deal", "Haier: 200 freezers 1.2m close 30 jun"],
    ["deal", "海尔智家：冷柜 80万 预计 4月30日"],
    ["complain", "Haier: two units arrived dented, wants replacement ^high"],
    ["todo", "ring Wang Min tomorrow 10:00 about the quote"],
]
CLIENTS = (
    "name,city,phone,tier\nGree,Zhuhai,0756 8522218,key\nMidea,Foshan,none,regular\nHaier,Jinan,,\n,,,\n"
)
COMMANDS = {
    "log": ["log", "Haier @Wang Min visit 1h: saw the line #pricing >mon send the offer"],
    "client_list": ["client", "list"],
    "client_show": ["client", "show", "Haier"],
    "contact_list": ["contact", "list"],
    "opportunity_list": ["opportunity", "list", "--sort", "-amount"],
    "brief": ["brief", "Haier"],
    "morning": ["brief", "--team"],
    "report_pipeline": ["report", "pipeline"],
    "remind": ["remind", "--team"],
    "agenda": ["agenda", "--team"],
    "find": ["find", "wang"],
    "import_plan": ["import", "clients.csv", "--dry-run"],
    "client_history": ["client", "history", "c1"],
    "not_found": ["client", "show", "Hayer"],
}
NARROW = ("client_list", "brief", "opportunity_list")


@pytest.fixture(scope="module")
def laid() -> dict[str, bytes]:
    """The file that all commands look at, made once."""
    return {}


def check(name: str, found: str) -> None:
    """The text is that of the golden file."""
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("CRM_GOLDEN") == "write":
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8"), (
        f"{name}: if it is meant, write it with CRM_GOLDEN=write"
    )


def answer(run: Run, *words: str) -> str:
    """All that a command wrote, and how it ended."""
    ran = run(*words)
    talk = f"-- standard error\n{ran.err}" if ran.err else ""
    return f"$ crm {' '.join(words)}\n{ran.out}{talk}-- {ran.code}\n"


@pytest.fixture
def furnished(run: Run, laid: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The commands over that file, in a folder with a file to import."""
    place = Path(paths.database())
    if not laid:
        for words in SETTING:
            assert run(*words).code == 0
        laid["file"] = place.read_bytes()
    else:
        place.parent.mkdir(parents=True)
        place.write_bytes(laid["file"])
    (tmp_path / "clients.csv").write_text(CLIENTS)
    monkeypatch.chdir(tmp_path)
    return run


@pytest.mark.parametrize("name", COMMANDS)
def test_an_everyday_command_prints_what_it_always_did(furnished: Run, name: str) -> None:
    check(name, answer(furnished, *COMMANDS[name]))


@pytest.mark.parametrize("name", NARROW)
def test_a_list_can_be_read_in_eighty_columns(
    furnished: Run, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "width", lambda: 80)
    found = answer(furnished, *COMMANDS[name])
    assert all(cell_len(line) <= 80 for line in found.splitlines())
    check(f"{name}_80", found)
