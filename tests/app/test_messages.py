import errno
import platform

from app.messages import Message, Tone, of_error, of_notes, to_copy
from gfr_core import __version__
from gfr_core.errors import GfrError


def test_an_error_of_the_user_keeps_its_words_and_its_hint() -> None:
    message = of_error(GfrError("'mum.jpg' is empty.", "Choose another file."), "Could not open mum.jpg")
    assert (message.title, message.text, message.hint) == (
        "Could not open mum.jpg",
        "'mum.jpg' is empty.",
        "Choose another file.",
    )
    assert message.tone is Tone.ERROR
    assert message.detail == ""


def test_an_empty_error_of_the_user_is_still_no_fault_of_ours() -> None:
    assert of_error(FileNotFoundError(errno.ENOENT, "gone"), "Could not open a.png").text == (
        "The file is not there any more."
    )


def test_a_full_disk_is_said_in_words() -> None:
    message = of_error(OSError(errno.ENOSPC, "No space left on device"), "Could not save a.png")
    assert (message.text, message.hint) == ("The disk is full.", "Free some space or choose another folder.")


def test_missing_memory_is_said_in_words() -> None:
    assert of_error(MemoryError(), "Could not restore face 1").text == "There is not enough memory for this."


def test_a_fault_of_ours_is_owned_up_to_and_keeps_the_story() -> None:
    try:
        raise KeyError("face")
    except KeyError as error:
        message = of_error(error, "Could not open mum.jpg")
    assert message.text == "GFR Studio made a mistake of its own (KeyError: 'face')."
    assert message.hint == "Your files were not changed. Please report this with the details."
    assert "test_messages.py" in message.detail


def test_news_without_notes_only_informs() -> None:
    assert of_notes("Saved a.png", ()).tone is Tone.INFO


def test_notes_make_news_a_warning_that_lists_them() -> None:
    message = of_notes("Saved a.jpg", ("The depth is 8 bit now.", "The profile was dropped."))
    assert message.tone is Tone.WARNING
    assert message.text == "The depth is 8 bit now. The profile was dropped."


def test_what_is_copied_says_all_that_a_report_needs() -> None:
    message = Message(Tone.ERROR, "Could not open a.png", "It is empty.", "Choose another.", job="Opening a.png")
    assert to_copy(message, "Processor (CPU)").splitlines() == [
        "Could not open a.png",
        "It is empty.",
        "Choose another.",
        "",
        f"Version: GFR Studio {__version__}, Python {platform.python_version()}",
        f"Platform: {platform.platform()}",
        "Device: Processor (CPU)",
        "Job: Opening a.png",
    ]


def test_the_story_of_a_fault_of_ours_is_copied_too() -> None:
    copied = to_copy(of_error(KeyError("face"), "Could not open mum.jpg", "Opening mum.jpg"), "not known")
    assert copied.endswith("Job: Opening mum.jpg\n\nKeyError: 'face'\n")
