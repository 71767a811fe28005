"""What gives a picture for a degraded one."""

from pathlib import Path

import pytest
import torch

from gfr_core.benchmark.cases import Case, batch_of
from gfr_core.benchmark.methods import BATCH, applied, know, leave, restoring
from gfr_core.model.warp import identity_grid
from gfr_core.progress import Progress, Stopped, silent
from tests.core.benchmark.small_benchmark import SIZE, small_cases, small_network


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    return small_cases(tmp_path_factory.mktemp("people"), count=BATCH + 1)


def test_leaving_gives_the_input_and_knowing_the_truth(cases: list[Case]) -> None:
    batch = batch_of(cases)
    for method, picture in ((leave, batch.degraded), (know, batch.sharp)):
        made = method(batch)
        assert made.restored is picture
        assert torch.equal(made.grid, identity_grid(len(cases), SIZE, SIZE, like=picture))


def test_a_network_restores_within_the_range_of_pictures(cases: list[Case]) -> None:
    batch, network = batch_of(cases[:2]), small_network()
    made = restoring(network, "cpu")(batch)
    raw = network(batch.degraded, batch.guide)
    assert raw.restored.min() < 0 or raw.restored.max() > 1
    torch.testing.assert_close(made.restored, raw.restored.clamp(0, 1))
    torch.testing.assert_close(made.warped_guide, raw.warped_guide)
    torch.testing.assert_close(made.grid, raw.grid)


def test_every_case_is_restored_once_and_in_order(cases: list[Case]) -> None:
    told: list[Progress] = []
    batches = list(applied(leave, cases, told.append, "left"))
    assert [len(batch.sharp) for batch, _ in batches] == [BATCH, 1]
    restored = torch.cat([made.restored for _, made in batches])
    torch.testing.assert_close(restored, batch_of(cases).degraded)
    assert told == [Progress(0.0, "left"), Progress(BATCH / (BATCH + 1), "left")]


def test_the_listener_may_stop_it(cases: list[Case]) -> None:
    def stop(progress: Progress) -> None:
        if progress.done:
            raise Stopped

    work = applied(leave, cases, stop, "left")
    next(work)
    with pytest.raises(Stopped):
        next(work)


def test_cases_do_not_depend_on_who_was_asked_before(tmp_path: Path, cases: list[Case]) -> None:
    ((batch, _),) = applied(know, small_cases(tmp_path, count=2), silent, "known")
    torch.testing.assert_close(batch.guide, batch_of(cases[:2]).guide)
