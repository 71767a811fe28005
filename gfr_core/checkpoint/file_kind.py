"""What kind of file this is, told from its first bytes, before any library touches it."""

import json
import struct
from pathlib import Path

from gfr_core.errors import GfrError

LENGTH_BYTES = 8
LONGEST_HEADER = 100_000_000
"""The limit the safetensors format sets itself."""
ZIP_MAGIC = b"PK\x03\x04"
PICKLE_PROTOCOLS = tuple(bytes((0x80, version)) for version in range(2, 6))
TAR_MAGIC_AT = 257


def read_text_fields(path: Path) -> dict[str, str]:
    """The text fields of a safetensors file's header ("metadata" in its specification).

    Raises:
        GfrError: no such file, a folder, not readable, a pickle, not safetensors, or shorter than its header says.
    """
    start, size = _start_of(path)
    _refuse_pickles(start, path.name)
    header = _header(path, start, size)
    _check_complete(header, start, size, path.name)
    fields = header.get("__metadata__", {})
    return {str(key): str(value) for key, value in fields.items()} if isinstance(fields, dict) else {}


def _start_of(path: Path) -> tuple[bytes, int]:
    hint = "Check the path, or leave it out to use the weights that come with GFR Studio."
    if not path.exists():
        raise GfrError(f"Weights file '{path}' does not exist.", hint)
    if not path.is_file():
        raise GfrError(f"'{path}' is a folder or a device, not a weights file.", hint)
    try:
        with path.open("rb") as file:
            return file.read(512), path.stat().st_size
    except OSError as error:
        raise GfrError(f"Weights file '{path}' cannot be read: {error.strerror}.", hint) from error


def _refuse_pickles(start: bytes, name: str) -> None:
    tar = start[TAR_MAGIC_AT : TAR_MAGIC_AT + 5] == b"ustar"
    if start.startswith((ZIP_MAGIC, *PICKLE_PROTOCOLS)) or tar:
        raise GfrError(
            f"Weights '{name}' are a Python pickle (a .pth file). GFR Studio never unpickles: such a file can run "
            "any program.",
            "Choose a .safetensors file.",
        )


def _header(path: Path, start: bytes, size: int) -> dict[str, object]:
    length = _header_length(start)
    if length is None or not start[LENGTH_BYTES : LENGTH_BYTES + 1] == b"{":
        raise GfrError(f"'{path.name}' is not a weights file ({size} bytes).", "Choose a .safetensors file.")
    if LENGTH_BYTES + length > size:
        raise _truncated(path.name, LENGTH_BYTES + length, size)
    with path.open("rb") as file:
        text = file.read(LENGTH_BYTES + length)[LENGTH_BYTES:]
    try:
        header = json.loads(text)
    except ValueError as error:
        raise GfrError(f"Weights '{path.name}' have a damaged header.", "Fetch the file again.") from error
    assert isinstance(header, dict)  # it starts with "{"
    return header


def _header_length(start: bytes) -> int | None:
    if len(start) < LENGTH_BYTES + 1:
        return None
    length = int(struct.unpack("<Q", start[:LENGTH_BYTES])[0])
    return length if 2 <= length <= LONGEST_HEADER else None


def _check_complete(header: dict[str, object], start: bytes, size: int, name: str) -> None:
    ends = [_end_of(entry) for key, entry in header.items() if key != "__metadata__"]
    wanted = LENGTH_BYTES + (_header_length(start) or 0) + max(ends, default=0)
    if size < wanted:
        raise _truncated(name, wanted, size)


def _end_of(entry: object) -> int:
    offsets = entry.get("data_offsets") if isinstance(entry, dict) else None
    return offsets[1] if isinstance(offsets, list) and len(offsets) == 2 and isinstance(offsets[1], int) else 0


def _truncated(name: str, wanted: int, found: int) -> GfrError:
    return GfrError(
        f"Weights '{name}' are truncated: {found} bytes, wanted {wanted}.", "Fetch the file again; it is incomplete."
    )
