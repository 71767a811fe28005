"""Errors carry a message and a hint, apart."""

from gfr_core.errors import GfrError, MachineError


def test_an_error_reads_as_its_message_and_keeps_its_hint_apart() -> None:
    error = GfrError("Guide 'mum.jpg' shows no face.", "Choose another photo.")
    assert (str(error), error.message, error.hint) == (
        error.message,
        "Guide 'mum.jpg' shows no face.",
        "Choose another photo.",
    )


def test_a_hint_may_be_left_out() -> None:
    assert GfrError("Something.").hint == ""


def test_whoever_catches_errors_catches_those_of_the_machine_too() -> None:
    assert issubclass(MachineError, GfrError)
