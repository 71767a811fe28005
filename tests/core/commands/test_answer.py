"""Answers and faults are values."""

from gfr_core.commands.answer import Answer, Fault


def test_an_answer_is_without_fault_unless_one_is_given() -> None:
    assert Answer("done", facts=Fault(0, "", "")).fault is None
    assert Answer("done", facts=Fault(0, "", "")).warnings == ()


def test_faults_with_the_same_words_are_equal() -> None:
    assert Fault(3, "No face.", "Draw a box.") == Fault(3, "No face.", "Draw a box.")
