"""Errors and news in the user's words: a title, what happened, what to do."""

import errno
import traceback
from dataclasses import dataclass
from enum import Enum

from gfr_core.errors import GfrError


class Tone(Enum):
    """How loud a message is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `hint` is an instruction, `detail` the story behind an unexpected error; both may be empty."""

    tone: Tone
    title: str
    text: str = ""
    hint: str = ""
    detail: str = ""


def of_error(error: Exception, title: str) -> Message:
    """The message for an error that ended what `title` says: "Could not open mum.jpg"."""
    if isinstance(error, GfrError):
        return Message(Tone.ERROR, title, error.message, error.hint)
    if isinstance(error, MemoryError):
        return Message(Tone.ERROR, title, "There is not enough memory for this.", "Close other programs and try again.")
    if isinstance(error, OSError) and (known := _of_os_error(error, title)):
        return known
    return Message(
        Tone.ERROR,
        title,
        f"GFR Studio made a mistake of its own ({type(error).__name__}: {error}).",
        "Your files were not changed. Please report this with the details.",
        "".join(traceback.format_exception(error)),
    )


def of_notes(title: str, notes: tuple[str, ...]) -> Message:
    """News about something done. With notes it is a warning that lists them."""
    return Message(Tone.WARNING if notes else Tone.INFO, title, " ".join(notes))


_OS_WORDS = {
    errno.ENOSPC: ("The disk is full.", "Free some space or choose another folder."),
    errno.EACCES: ("You have no permission for this file.", "Choose another file or folder."),
    errno.EROFS: ("This folder cannot be written to.", "Choose another folder."),
    errno.ENOENT: ("The file is not there any more.", "It may have been moved or renamed."),
}


def _of_os_error(error: OSError, title: str) -> Message | None:
    words = _OS_WORDS.get(error.errno or 0)
    return Message(Tone.ERROR, title, *words) if words else None
