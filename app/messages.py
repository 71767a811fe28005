"""Errors and news in the user's words: a title, what happened, what to do."""

import errno
import platform
import traceback
from dataclasses import dataclass
from enum import Enum

from app.translation import tr
from gfr_core import __version__
from gfr_core.errors import GfrError


class Tone(Enum):
    """How loud a message is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """One message: what it is about, what happened, what to do.

    Attributes:
        hint: an instruction; may be empty.
        detail: the story behind an unexpected error; may be empty.
        job: the title of the job that it came from; may be empty.
    """

    tone: Tone
    title: str
    text: str = ""
    hint: str = ""
    detail: str = ""
    job: str = ""


def of_error(error: Exception, title: str, job: str = "") -> Message:
    """The message for an error that ended what `title` says ("Could not open mum.jpg") in the job of that title."""
    text, hint = _words_of(error)
    if text:
        return Message(Tone.ERROR, title, text, hint, job=job)
    return Message(
        Tone.ERROR,
        title,
        tr("GFR Studio made a mistake of its own ({error}).").format(error=f"{type(error).__name__}: {error}"),
        tr("Your files were not changed. Please report this with the details."),
        "".join(traceback.format_exception(error)),
        job,
    )


def of_notes(title: str, notes: tuple[str, ...]) -> Message:
    """News about something done. With notes it is a warning that lists them."""
    return Message(Tone.WARNING if notes else Tone.INFO, title, " ".join(notes))


def to_copy(message: Message, device: str) -> str:
    """Everything that a report of this message needs, as one text. English: whoever reads it may know no other."""
    facts = {
        "Version": f"GFR Studio {__version__}, Python {platform.python_version()}",
        "Platform": platform.platform(),
        "Device": device,
        "Job": message.job or message.title,
    }
    told = [each for each in (message.title, message.text, message.hint) if each]
    story = ["", message.detail.rstrip()] if message.detail else []
    return "\n".join([*told, "", *(f"{name}: {fact}" for name, fact in facts.items()), *story, ""])


def _words_of(error: Exception) -> tuple[str, str]:
    """What happened and what to do; empty for an error that nobody foresaw."""
    if isinstance(error, GfrError):
        return error.message, error.hint
    if isinstance(error, MemoryError):
        return tr("There is not enough memory for this."), tr("Close other programs and try again.")
    return _of_os_error(error.errno) if isinstance(error, OSError) else ("", "")


def _of_os_error(number: int | None) -> tuple[str, str]:
    known = {
        errno.ENOSPC: (tr("The disk is full."), tr("Free some space or choose another folder.")),
        errno.EACCES: (tr("You have no permission for this file."), tr("Choose another file or folder.")),
        errno.EROFS: (tr("This folder cannot be written to."), tr("Choose another folder.")),
        errno.ENOENT: (tr("The file is not there any more."), tr("It may have been moved or renamed.")),
    }
    return known.get(number or 0, ("", ""))
