"""The lines of a file of any size, decoded strictly, in the memory of its longest line."""

import codecs
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from crm_tui.errors import CrmError, Invalid, NotFound
from crm_tui.exchange import encodings

HEAD_BYTES = 65_536
LINE_LIMIT = 2_097_152  # characters; a longer line is cut there, which its reader sees by its length


class _Counted:
    """Hands on blocks of bytes and counts them, so that a fault can be told by its place in the file."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self.head, self.rest, self.count = head, rest, 0

    def block(self) -> bytes:
        """The next bytes; none at the end."""
        data = self.head or self.rest.read(HEAD_BYTES)
        self.head = b""
        self.count += len(data)
        return data


class TextLines:
    """Lines with their ends as they are; `encoding` is what they are read with, `size` bytes or None.

    A path that cannot be opened is NotFound or CrmError; bytes that are not valid in the encoding are Invalid
    and told by line and byte offset.
    """

    def __init__(self, source: str | Path | IO[bytes], encoding: str | None = None) -> None:
        self.name = str(source) if isinstance(source, (str, Path)) else "standard input"
        self._own = isinstance(source, (str, Path))
        self._raw = _opened(source) if isinstance(source, (str, Path)) else source
        self.size = os.fstat(self._raw.fileno()).st_size if self._own else None
        try:
            head = self._raw.read(HEAD_BYTES)
            self.encoding = encodings.named(encoding, head) if encoding else encodings.detect(head)
        except BaseException:
            self.close()
            raise
        self._bytes = _Counted(head, self._raw)

    @property
    def position(self) -> int:
        """Bytes read so far, for a progress bar."""
        return self._bytes.count

    def __iter__(self) -> Iterator[str]:
        """Each line, once only; the first without a byte order mark."""
        lines_before = 0
        try:
            for lines in self._lots():
                if lines and not lines_before:
                    lines[0] = lines[0].removeprefix("\ufeff")
                lines_before += len(lines)
                yield from lines
        except UnicodeDecodeError as fault:
            raise self._undecodable(fault, lines_before) from None
        finally:
            self.close()

    def _lots(self) -> Iterator[list[str]]:
        """The lines that end in each block of the file; one cut for its length is given once, without its rest."""
        decode = codecs.getincrementaldecoder(self.encoding.name)("strict").decode
        begun: list[str] = []
        cut, data, held = False, b".", ""
        while data:
            data = self._bytes.block()
            text = held + decode(data, not data)
            held = "\r" if data and text.endswith("\r") else ""  # which may be half of a line end
            lines = io.StringIO(text.removesuffix(held), newline="").readlines()
            rest = lines.pop() if lines and lines[-1][-1] not in "\r\n" else ""
            if lines:
                lines[:1] = [] if cut else ["".join([*begun, lines[0]])[:LINE_LIMIT]]
                begun, cut = [], False
                yield lines
            if rest and not cut:
                begun.append(rest)
                cut = sum(map(len, begun)) >= LINE_LIMIT
            if begun and (cut or not data):
                yield ["".join(begun)[:LINE_LIMIT]]
                begun = []

    def close(self) -> None:
        """Give the file back; a handle that was passed in stays open."""
        if self._own:
            self._raw.close()

    def _undecodable(self, fault: UnicodeDecodeError, lines_before: int) -> Invalid:
        """What failed, where: the decoder was given the last bytes of all that were read."""
        offset = self._bytes.count - len(fault.object) + fault.start
        codec = self.encoding.name if fault.encoding == "charmap" else fault.encoding
        good = fault.object[: fault.start].decode(codec, "replace")
        line = lines_before + 1 + good.count("\n") + good.replace("\r\n", "").count("\r")
        place = f"Line {line}, byte offset {offset}: 0x{fault.object[fault.start]:02x} is not valid"
        begin = fault.object.rfind(b"\n", 0, fault.start) + 1
        return encodings.asking(f"{place} {encodings.label(self.encoding.name)}", fault.object[begin:])


def _opened(path: str | Path) -> IO[bytes]:
    try:
        return Path(path).open("rb")
    except FileNotFoundError as fault:
        raise NotFound(f"There is no file {path}.") from fault
    except OSError as fault:
        raise CrmError(f"{path} could not be read: {fault.strerror}.") from fault
