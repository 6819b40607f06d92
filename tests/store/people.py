"""Other people of this computer, for what only they can show: files shared, read-only or another's."""

import os
import traceback
from collections.abc import Callable

import pytest

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as other people")
ANN, BO, STRANGER = 40001, 40002, 40003


def as_person(uid: int, work: Callable[[], object], group: int | None = None, umask: int = 0o077) -> str:
    """Do some work in a process of that person, who is in `group`; "" or what went wrong."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        said = _said(uid, work, group, umask)
        os.write(write, said.encode()[:60_000])
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def _said(uid: int, work: Callable[[], object], group: int | None, umask: int) -> str:
    try:
        os.setgroups([] if group is None else [group])
        os.setgid(uid)
        os.setuid(uid)
        os.umask(umask)
        work()
    except BaseException as error:
        return "".join(traceback.format_exception(error))
    return ""
