"""A report of a fault in the program itself: where it happened, and nothing of anybody's data."""

import traceback
from pathlib import Path

from crm_tui import __version__, clock, paths


def report(error: BaseException) -> str:
    """Write the kinds of error and the lines of code they passed, without messages or values; its path."""
    folder = Path(paths.state())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"crash-{clock.now():%Y%m%d-%H%M%S}.log"
    lines = [f"crm {__version__}"]
    found: BaseException | None = error
    while found is not None:
        lines.append(f"{type(found).__module__}.{type(found).__name__}")
        frames = traceback.extract_tb(found.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        found = found.__cause__ or found.__context__
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    path.chmod(0o600)
    return str(path)
