"""Reports of work and of its parts."""

import pytest

from gfr_core.progress import Progress, Stopped, part_of, silent


def test_a_part_fills_its_share_of_the_whole() -> None:
    heard: list[Progress] = []
    report = part_of(heard.append, 0.2, 0.6)
    for done in (0.0, 0.5, 1.0):
        report(Progress(done, "warping"))
    assert [round(progress.done, 9) for progress in heard] == [0.2, 0.4, 0.6]
    assert {progress.text for progress in heard} == {"warping"}


def test_parts_of_parts_multiply() -> None:
    heard: list[Progress] = []
    part_of(part_of(heard.append, 0.5, 1.0), 0.0, 0.5)(Progress(1.0, ""))
    assert heard[0].done == pytest.approx(0.75)


def test_stopping_passes_through_a_part() -> None:
    def stop(progress: Progress) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        part_of(stop, 0.0, 1.0)(Progress(0.1, ""))


def test_the_silent_reporter_only_listens() -> None:
    silent(Progress(0.5, "anything"))
