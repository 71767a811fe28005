"""A treatment record as JSON text and back."""

import json
import re
from dataclasses import asdict
from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.media.opening import check_openable, file_errors
from gfr_core.record.plain import UnfitError, read_plain
from gfr_core.record.treatment import FORMAT, FORMAT_NAME, FORMAT_VERSION, TreatmentRecord

_CHOOSE = "Choose the .json that lies beside a picture GFR Studio has written."
_DAMAGED = "Copy it again from where it came. The picture beside it is not affected."
_NUMBERS = re.compile(r"\[\n[-+\d.eE,\s]+\]")
"""A list of nothing but numbers. Text cannot be taken for one: JSON writes no line break inside it."""
MOST_BYTES = 64 << 20
"""A record of a thousand faces has about 3 MB."""


def to_json(record: TreatmentRecord) -> bytes:
    """The text of a record; numbers keep every digit, so that a rerun gets exactly the same."""
    text = json.dumps({"format": FORMAT, **asdict(record)}, indent=1, ensure_ascii=False, allow_nan=False)
    return (_NUMBERS.sub(_on_one_line, text) + "\n").encode()


def _on_one_line(numbers: re.Match[str]) -> str:
    return " ".join(numbers[0].split())


def from_json(text: bytes, name: str) -> TreatmentRecord:
    """The record of a text; fields it does not know are passed over.

    Args:
        text: UTF-8.
        name: how to call the file in a message.

    Raises:
        GfrError: it is damaged, no record, or of a newer format.
    """
    try:
        data: object = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        reason = error.reason if isinstance(error, UnicodeDecodeError) else str(error)
        raise GfrError(f"'{name}' is damaged: it is no whole JSON text ({reason}).", _DAMAGED) from error
    if not isinstance(data, dict):
        raise _none_of_ours(name)
    _check_format(data.get("format"), name)
    try:
        return read_plain(TreatmentRecord, data, "the record")
    except UnfitError as unfit:
        raise GfrError(f"'{name}' is damaged: {unfit}.", _DAMAGED) from unfit


def read_record(path: Path) -> TreatmentRecord:
    """The record in the file at `path`.

    Raises:
        GfrError: it cannot be read, or see `from_json`.
    """
    check_openable(path)
    with file_errors(path), path.open("rb") as file:
        text = file.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        raise _none_of_ours(path.name)
    return from_json(text, path.name)


def is_record(path: Path) -> bool:
    """Whether the file at `path` is a record, of whatever version, even a damaged one."""
    with file_errors(path), path.open("rb") as file:
        return FORMAT_NAME.encode() in file.read(256)


def _check_format(found: object, name: str) -> None:
    kind, _, version = str(found).partition("/")
    if kind != FORMAT_NAME or not version.isdecimal():
        raise _none_of_ours(name)
    if int(version) > FORMAT_VERSION:
        raise GfrError(
            f"'{name}' is of format {version}; this GFR Studio reads records up to format {FORMAT_VERSION}.",
            "Update GFR Studio.",
        )


def _none_of_ours(name: str) -> GfrError:
    return GfrError(f"'{name}' is no treatment record of GFR Studio.", _CHOOSE)
