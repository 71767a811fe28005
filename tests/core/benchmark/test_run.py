"""Whole benchmarks of small networks."""

import math
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from gfr_core.benchmark.result import VariantFacts
from gfr_core.benchmark.run import Benchmark, environment, run_benchmark
from gfr_core.benchmark.variants import Variant
from gfr_core.errors import GfrError
from gfr_core.model.config import GFRNetConfig
from gfr_core.model.gfrnet import GFRNet, GFRNetOutput
from gfr_core.progress import Progress, Stopped
from tests.core.benchmark.small_benchmark import small_network, small_plan
from tests.core.train.small_run import NETWORK


class Witness(GFRNet):
    """A small network that remembers what it was given."""

    def __init__(self, config: GFRNetConfig) -> None:
        super().__init__(config)
        self.degraded: list[Tensor] = []
        self.guides: list[Tensor] = []

    def forward(self, degraded: Tensor, guide: Tensor) -> GFRNetOutput:
        self.degraded.append(degraded.clone())
        self.guides.append(guide.clone())
        return super().forward(degraded, guide)


def variant(name: str, row: str = "full", seed: int = 0) -> Variant:
    config = NETWORK.variant(row)
    network = Witness(config)
    network.load_state_dict(small_network(config, seed).state_dict())
    facts = VariantFacts(name, f"{name}.safetensors", "0" * 64, 96, 1, config.guide, config.uses_warp)
    return Variant(facts, network.eval().requires_grad_(requires_grad=False))


def witness(one: Variant) -> Witness:
    assert isinstance(one.network, Witness)
    return one.network


@pytest.fixture(scope="module")
def variants() -> list[Variant]:
    """Full, Full again under another name, and one without a guide."""
    return [variant("Full"), variant("again"), variant("-WG", "-WG")]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, variants: list[Variant]) -> Benchmark:
    return run_benchmark(small_plan(tmp_path_factory.mktemp("people"), scales=(4.0, 8.0)), variants)


def test_each_scale_has_a_row_a_method_the_input_first(found: Benchmark) -> None:
    assert [table.scale for table in found.result.tables] == [4.0, 8.0]
    for table in found.result.tables:
        assert [row.method for row in table.methods] == ["bicubic", "Full", "R", "again", "-WG"]


def test_all_methods_are_given_the_same_pixels(variants: list[Variant], found: Benchmark) -> None:
    full, again, unguided = (witness(one) for one in variants)
    assert found.result.pairs == 3
    own = [*full.degraded[:1], *full.degraded[2:3], *full.degraded[4:]]  # 1 and 3 are row R
    for mine, its, other in zip(own, again.degraded, unguided.degraded, strict=True):
        assert torch.equal(mine, its)
        assert torch.equal(mine, other)


def test_row_r_differs_by_the_guides_only(variants: list[Variant], found: Benchmark) -> None:
    full = witness(variants[0])
    assert len(found.result.tables) == 2
    for right, wrong in ((0, 1), (2, 3)):
        assert torch.equal(full.degraded[right], full.degraded[wrong])
        assert all(
            not torch.equal(one, other) for one, other in zip(full.guides[right], full.guides[wrong], strict=True)
        )


def test_equal_weights_have_equal_figures(found: Benchmark) -> None:
    for table in found.result.tables:
        full, again = (next(row for row in table.methods if row.method == name) for name in ("Full", "again"))
        assert replace(again, method="Full") == full


def test_differences_are_those_the_paper_speaks_of(found: Benchmark) -> None:
    pairs = [(one.method, one.minus) for one in found.result.tables[0].differences]
    assert pairs == [("Full", "R"), ("Full", "again"), ("Full", "-WG"), ("R", "again"), ("R", "-WG")]
    assert found.result.tables[0].differences[1].box_db.mean == 0


def test_a_grid_is_judged_only_where_one_is_made(found: Benchmark) -> None:
    grids = {row.method: row.grid is not None for row in found.result.tables[0].methods}
    assert grids == {"bicubic": False, "Full": True, "R": True, "again": True, "-WG": False}


def test_mild_and_grey_inputs_are_asked_of_every_variant(found: Benchmark) -> None:
    assert [(row.method, row.quality) for row in found.result.mild] == [
        (name, quality) for name in ("Full", "again", "-WG") for quality in (40, 90)
    ]
    assert [row.method for row in found.result.grey] == ["Full", "again", "-WG"]
    assert all(row.applied_largest == 0 for row in found.result.grey)


def test_a_sheet_a_method_and_scale_is_kept_to_look_at(found: Benchmark) -> None:
    assert [(one.scale, one.method, len(one.rows)) for one in found.shown] == [
        (scale, name, 3) for scale in (4.0, 8.0) for name in ("Full", "R", "again", "-WG")
    ]
    bicubic = found.result.tables[0].methods[0]
    told = [row.input_db for row in found.shown[0].rows]
    assert told == pytest.approx(list(bicubic.psnr_box_of_each), abs=1e-3)


def test_the_result_says_what_it_was_measured_on(found: Benchmark) -> None:
    result = found.result
    assert (result.photographs, result.people, result.split, result.seed) == (6, 3, "train", 999)
    assert result.notes == ()
    assert result.tables[0].people == result.tables[1].people
    assert len(set(result.tables[0].people)) == 3


def test_a_second_run_finds_the_same(tmp_path: Path, found: Benchmark) -> None:
    again = run_benchmark(small_plan(tmp_path, scales=(8.0,)), [variant("Full")])
    wanted, row = (one.tables[-1].methods[1] for one in (found.result, again.result))
    assert row == wanted


def test_one_person_has_no_row_r_and_a_note_says_so(tmp_path: Path) -> None:
    found = run_benchmark(small_plan(tmp_path, split="val", pairs=2), [variant("Full")])
    assert [row.method for row in found.result.tables[0].methods] == ["bicubic", "Full"]
    assert found.result.notes == ("There is one person only, so there is no row R.",)


def test_without_a_guide_there_is_no_wrong_one(tmp_path: Path) -> None:
    found = run_benchmark(small_plan(tmp_path, pairs=2), [variant("-WG", "-WG")])
    assert [row.method for row in found.result.tables[0].methods] == ["bicubic", "-WG"]


def test_reports_only_ever_go_forward(tmp_path: Path) -> None:
    told: list[Progress] = []
    run_benchmark(small_plan(tmp_path, pairs=2), [variant("Full")], told.append)
    done = [one.done for one in told]
    assert done == sorted(done)
    assert done[0] == 0
    assert 0.5 < done[-1] < 1
    assert {"making pairs", "Full, 4x", "R, 4x", "Full, JPEG 40", "Full, grey"} <= {one.text for one in told}


def test_the_listener_may_stop_it(tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.text == "R, 4x":
            raise Stopped

    with pytest.raises(Stopped):
        run_benchmark(small_plan(tmp_path, pairs=2), [variant("Full")], stop)


def test_an_empty_split_is_named(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="has no usable photograph in split 'test'"):
        run_benchmark(small_plan(tmp_path, split="test"), [variant("Full")])


def test_a_missing_index_is_named(tmp_path: Path) -> None:
    plan = replace(small_plan(tmp_path), index=tmp_path / "nowhere.jsonl")
    with pytest.raises(GfrError, match=r"nowhere\.jsonl cannot be read"):
        run_benchmark(plan, [variant("Full")])


def test_the_environment_names_what_computes() -> None:
    here = environment("cpu")
    assert here.torch == torch.__version__
    assert here.device == "cpu"
    assert here.device_name


def test_figures_are_numbers(found: Benchmark) -> None:
    for table in found.result.tables:
        assert all(math.isfinite(row.sharpness.mean + row.redegraded.mean + row.ssim_box.mean) for row in table.methods)
