"""Where a database file stands: whose it is, on which kind of disk, beside what was left behind."""

import os
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator

from crm_tui.store import backup, files
from crm_tui.store.findings import Finding, advice, fine

SYNCED = re.compile(
    r"dropbox|onedrive|nextcloud|owncloud|mobile documents|com~apple~clouddocs|google ?drive|cloudstorage"
    r"|syncthing|seafile|nutstore|坚果云|百度网盘|baidusyncdisk",
    re.IGNORECASE,
)
MARKERS = (".stfolder", ".dropbox", ".sync", ".owncloudsync.log", ".csync_journal.db")
NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afpfs|fuse\.sshfs|fuse\.rclone|fuse\.davfs2?|davfs2?|webdav|9p|afs|ceph|glusterfs|fuse\.glusterfs"
)
FIXED = ((3, 44, 6), (3, 50, 7), (3, 51, 3))  # the first versions without the WAL-reset bug, by branch


def modes(path: str) -> Iterator[Finding]:
    """The file is its owner's alone, or its group's in a folder made for it."""
    found, folder = os.stat(path), os.stat(os.path.dirname(files.data_file(path)))
    if found.st_mode & 0o007 or (found.st_mode & 0o070 and found.st_mode & 0o060 != 0o060):
        mode = oct(stat.S_IMODE(found.st_mode))[2:]
        yield advice(f"Others on this computer may read the file (mode {mode}).", f"Run chmod 600 {path}.")
    elif found.st_mode & 0o060 and folder.st_mode & 0o2070 != 0o2070:
        yield advice("The group cannot work in the file's folder.", "Run chmod 2770 on the folder.")
    elif folder.st_mode & 0o002:
        yield advice("Anybody may change the file's folder.", "Run chmod 700 on the folder.")
    else:
        yield fine("Only those who should can read the file.")


def synced(path: str) -> Iterator[Finding]:
    """A folder that another program copies while we write breaks the file sooner or later."""
    folder = os.path.dirname(files.data_file(path))
    mark = SYNCED.search(folder)
    found = mark[0] if mark else next(filter(None, map(_marker, _upwards(folder))), "")
    if found:
        yield advice(
            f"The file is in a synchronised folder ({found}), where copies of half-written pages are made.",
            "Move it to a plain folder, and put only backups into this one.",
        )


def disk(path: str) -> Iterator[Finding]:
    """SQLite's locks are not to be relied on over a network."""
    kind = disk_kind(files.data_file(path))
    if NETWORK.fullmatch(kind):
        yield advice(
            f"The file is on a network disk ({kind}), where locks do not always hold.",
            "Move it to a disk of this computer; colleagues can work on it there.",
        )
    else:
        yield fine(f"The file is on a local disk{f' ({kind})' if kind else ''}.")


def disk_kind(path: str) -> str:
    """The kind of file system a path is on, "" where the system does not tell."""
    mounts = _mounts()
    holding = [place for place in mounts if path == place or path.startswith(place.rstrip("/") + "/")]
    return mounts[max(holding, key=len)] if holding else ""


def sqlite_version(db: sqlite3.Connection) -> Iterator[Finding]:
    """Versions with the WAL-reset bug are safe as long as the journal is the usual one."""
    version, mode = sqlite3.sqlite_version_info[:3], db.execute("PRAGMA journal_mode").fetchone()[0]
    branch = [fixed for fixed in FIXED if fixed[:2] == version[:2]]
    sound = version >= (branch[0] if branch else FIXED[-1])
    if sound:
        yield fine(f"SQLite {sqlite3.sqlite_version} is sound.")
    elif mode == "wal":
        yield advice(
            f"SQLite {sqlite3.sqlite_version} can damage files in WAL mode, and this file is in it.",
            "Run sqlite3 on it with PRAGMA journal_mode=DELETE, or use a newer Python.",
        )
    else:
        yield advice(
            f"SQLite {sqlite3.sqlite_version} is old: it can damage files in WAL mode (this one is not in it).",
            "Nothing to do as long as nobody turns WAL on.",
        )


def left_behind(path: str) -> Iterator[Finding]:
    """Unfinished files of a command that was killed."""
    real = files.data_file(path)
    places = (os.path.dirname(real), backup.folder(path))
    pattern = re.compile(
        re.escape(os.path.splitext(os.path.basename(real))[0]) + r"[^/]*\.new-[0-9a-f]{8}(-journal)?"
    )
    for place in filter(os.path.isdir, places):
        for name in filter(pattern.fullmatch, sorted(os.listdir(place))):
            yield advice(
                f"{os.path.join(place, name)} was left unfinished.",
                "Remove it, unless a backup runs just now.",
            )


def _marker(folder: str) -> str:
    return next((name for name in MARKERS if os.path.lexists(os.path.join(folder, name))), "")


def _upwards(folder: str) -> Iterator[str]:
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _mounts() -> dict[str, str]:
    """Each place something is mounted, and the kind of its file system."""
    try:
        if sys.platform == "darwin":
            said = subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False
            ).stdout
            return dict(re.findall(r" on (.+) \((\w+)", said))
        with open("/proc/mounts", encoding="utf-8", errors="surrogateescape") as listed:
            fields = [line.split() for line in listed]
    except (OSError, subprocess.SubprocessError):
        return {}
    return {_unescaped(field[1]): field[2] for field in fields if len(field) > 2}


def _unescaped(place: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)
