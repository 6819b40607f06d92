"""A report of a fault in the program itself: where it happened, and nothing of anybody's data."""

import os
import traceback

from crm_tui import __version__, clock, paths
from crm_tui.cli import output


def told(error: BaseException) -> int:
    """Tell the person that the program is at fault, and where it is reported; the exit code."""
    where = report(error)
    what = f"A report without your data: {where}" if where else "No report of it could be written."
    output.warn(f"crm failed by a fault of its own; nothing half done was kept. {what}")
    return 1


def report(error: BaseException) -> str:
    """Write the kinds of error and the lines of code they passed, without messages or values.

    The path of the report; "" where it could not be written, since that must not bring the error to light.
    """
    path = os.path.join(paths.state(), f"crash-{clock.now():%Y%m%d-%H%M%S-%f}.log")
    try:
        os.makedirs(paths.state(), mode=0o700, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write("\n".join(lines(error)) + "\n")
    except OSError:
        return ""
    return path


def lines(error: BaseException) -> list[str]:
    """What the report holds: version, then each error of the chain by its class, and where it passed."""
    told = [f"crm {__version__}"]
    found: BaseException | None = error
    seen: set[int] = set()
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        told.append(f"{type(found).__module__}.{type(found).__name__}")
        frames = traceback.extract_tb(found.__traceback__, limit=-50)
        told += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        found = found.__cause__ or found.__context__
    return told
