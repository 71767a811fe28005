"""What a training run is: read from a TOML file, checked before anything starts."""

import tomllib
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from gfr_core.errors import GfrError
from gfr_core.model.config import GFRNetConfig
from gfr_core.train.critics import CriticsConfig
from gfr_core.train.pairs import PairRecipe
from gfr_core.train.pose import COARSE

GuideSource = Literal["known", "warpnet"]
PairSource = Literal["cpu", "device"]


@dataclass(frozen=True, slots=True)
class LossWeights:
    """What each loss counts. Zero leaves it out."""

    landmark: float = 0.0
    points: float = 0.0
    dense_grid: float = 0.0
    bending: float = 0.0
    total_variation: float = 0.0
    refined_grid: float = 0.0
    refined_landmark: float = 0.0
    l1: float = 0.0
    l2: float = 0.0
    frequency: float = 0.0
    perceptual: float = 0.0
    global_adversarial: float = 0.0
    local_adversarial: float = 0.0
    feature_matching: float = 0.0
    face: float = 3.0
    """How much more a pixel of the landmark box counts than one outside it (dense grid and l1)."""

    @property
    def need_critics(self) -> bool:
        """Some of these losses are what the judges say."""
        return bool(self.global_adversarial or self.local_adversarial or self.feature_matching)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of training.

    Attributes:
        name: for the log.
        samples: how many pairs it sees.
        warpnet, refiner, recnet: which networks learn.
        guide_from: RecNet's guide is warped by the "known" grid, jittered, or by "warpnet" (detached).
        batch: pairs a step.
        window: RecNet learns on a random window of this side around the face; 0: on the whole crop.
        learning_rate: Adam's, after `warm_up` samples; falls linearly to a hundredth over the last `cool_down` share.
        jitter_px: mean error put on the known grid, in pixels of the crop (exponentially distributed).
        size: side of the crops in pixels; 0: the recipe's.
        refine_jitter_px: mean error put on WarpNet's grid before the refiner learns to mend it, px of the crop.
        pictures_teach_warp: WarpNet learns from RecNet's losses too, beside its own (the paper's objective, eq. 5).
        rates: instead of `learning_rate`, `warm_up` and `cool_down`: these rates one after the other, each until the
            score of `patience` validations in a row was no better than the best so far; the stage ends after the last,
            or after `samples`. The score is the landmark error where RecNet stands still, else the PSNR over bicubic.
        patience: see `rates`.
    """

    name: str
    samples: int
    warpnet: bool = False
    refiner: bool = False
    recnet: bool = False
    guide_from: GuideSource = "known"
    batch: int = 8
    window: int = 0
    learning_rate: float = 1e-3
    warm_up: int = 400
    cool_down: float = 0.4
    jitter_px: float = 2.0
    size: int = 0
    refine_jitter_px: float = 0.0
    pictures_teach_warp: bool = False
    rates: tuple[float, ...] = ()
    patience: int = 0
    losses: LossWeights = field(default_factory=LossWeights)

    def __post_init__(self) -> None:
        """Refuse what cannot run.

        Raises:
            GfrError: naming the setting.
        """
        if self.samples < 1 or self.batch < 2:
            raise GfrError(
                f"Stage {self.name!r} has {self.samples} samples in batches of {self.batch}.",
                "Give at least one sample, and a batch of at least 2: BatchNorm needs company.",
            )
        if not (self.warpnet or self.refiner or self.recnet):
            raise GfrError(f"Stage {self.name!r} trains nothing.", "Set warpnet, refiner or recnet = true.")
        if bool(self.rates) != (self.patience > 0):
            raise GfrError(
                f"Stage {self.name!r} has {len(self.rates)} rates and a patience of {self.patience}.",
                "Give both, rates = [2e-4, 2e-5] and patience = 3 for example, or neither.",
            )
        if self.pictures_teach_warp and not (self.warpnet and self.teaches_through_grid):
            raise GfrError(
                f"Stage {self.name!r} has pictures_teach_warp, but no picture reaches WarpNet.",
                "Set warpnet = true, recnet = true and guide_from = 'warpnet', and leave refiner out.",
            )

    @property
    def teaches_through_grid(self) -> bool:
        """RecNet learns on the grid that the networks give, so that its losses can reach who made it."""
        return self.recnet and self.guide_from == "warpnet" and not self.refiner


@dataclass(frozen=True, slots=True)
class Machine:
    """How to run it here. Changes speed, how numbers are rounded and which noise is drawn (`pairs`), nothing else.

    Attributes:
        device: "auto", "cpu", "cuda" or "mps".
        threads: torch threads on the CPU; 0 leaves torch's choice.
        workers: processes that make pairs; 0: the training process itself, one batch ahead on a thread.
        bfloat16: autocast.
        compile: `torch.compile` for RecNet and the refiner. Half a minute at every stage; slower on the CPU.
        pairs: where pairs are made: on the "cpu", or all but their plans on the "device" (with noise of its own draw).
    """

    device: str = "auto"
    threads: int = 0
    workers: int = 0
    bfloat16: bool = True
    compile: bool = False
    pairs: PairSource = "cpu"


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """A whole run.

    Attributes:
        name: of the weights it makes.
        index: the photographs (JSONL).
        out: folder for state, log and weights.
        stages: in order.
        start_from: weights files whose tensors are taken over, later ones over earlier ones.
        credits: whose photographs these are; goes into the weights.
        average: decay of the moving average of the weights, a step.
        validate_every: samples between looks at the validation split.
        save_every: samples between saved states.
        critics: the judges of stages with an adversarial or a feature-matching weight.
        vgg_face: weights for the perceptual loss (layout in `gfr_core.train.losses.perceptual`).
    """

    name: str
    index: Path
    out: Path
    stages: tuple[Stage, ...]
    network: GFRNetConfig = field(default_factory=GFRNetConfig)
    pairs: PairRecipe = field(default_factory=PairRecipe)
    machine: Machine = field(default_factory=Machine)
    seed: int = 1
    start_from: tuple[Path, ...] = ()
    credits: tuple[str, ...] = ()
    average: float = 0.999
    validate_every: int = 4000
    validation_pairs: int = 48
    save_every: int = 2000
    critics: CriticsConfig = field(default_factory=CriticsConfig)
    vgg_face: Path | None = None

    def __post_init__(self) -> None:
        """Refuse what would teach nothing, and pictures of sizes that the networks cannot take.

        Raises:
            GfrError: naming the stage.
        """
        for stage in self.stages:
            self._refuse_what_lacks(stage)
            self._refuse_sides(stage)

    def _refuse_what_lacks(self, stage: Stage) -> None:
        if stage.losses.perceptual and self.vgg_face is None:
            raise GfrError(
                f"Stage {stage.name!r} has a perceptual loss, but the run has no features to measure it in.",
                "Set vgg_face to a file of VGG-Face weights (docs/training.md), or perceptual = 0.",
            )
        if stage.refiner and not (self.network.uses_warp and self.network.refine_passes):
            raise GfrError(
                f"Stage {stage.name!r} trains a refiner, but the network has none.",
                "Set refine_passes = 1 or more in [network], or refiner = false.",
            )
        learns = stage.recnet and stage.guide_from == "warpnet"
        if stage.warpnet and not self.network.flow_loss and not learns:
            raise GfrError(
                f"Stage {stage.name!r} trains WarpNet in a network without flow_loss, so nothing teaches it.",
                "Set recnet = true and guide_from = 'warpnet', or flow_loss = true.",
            )

    def _refuse_sides(self, stage: Stage) -> None:
        side = stage.size or self.pairs.size
        if side < COARSE or side % COARSE:
            raise GfrError(
                f"Stage {stage.name!r} has crops of {side} px.", f"Set size to a multiple of {COARSE}, 256 for example."
            )
        seen, step = stage.window or side, 2**self.network.rec_levels
        if stage.recnet and (seen > side or seen % step):
            raise GfrError(
                f"In stage {stage.name!r} RecNet learns on {seen} px of crops of {side} px.",
                f"Set window to a multiple of {step} px that fits into the crop (0: the crop), or rec_levels lower.",
            )

    @property
    def samples(self) -> int:
        """Of all stages."""
        return sum(stage.samples for stage in self.stages)


def read_config(path: Path) -> TrainConfig:
    """A run described by a TOML file; its paths are relative to the working directory.

    Raises:
        GfrError: unreadable, not TOML, a setting unknown, missing or of another type.
    """
    try:
        values = tomllib.loads(path.read_text())
    except OSError as error:
        raise GfrError(
            f"Training file {path} cannot be read: {error.strerror}.", "Name an existing TOML file."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GfrError(f"Training file {path} is not TOML: {error}.", "See docs/training.md for the format.") from error
    return _built(TrainConfig, values, path.name)


T = TypeVar("T")


def _built(kind: type[T], values: dict[str, Any], where: str) -> T:
    """A dataclass from a TOML table, nested tables included."""
    hints = get_type_hints(kind)
    known = {f.name for f in fields(kind)}  # type: ignore[arg-type]  # only called with dataclasses
    for name in values:
        if name not in known:
            raise GfrError(f"{where}: setting {name!r} is unknown; known are {', '.join(sorted(known))}.")
    try:
        return kind(**{name: _value(hints[name], value, f"{where}: {name}") for name, value in values.items()})
    except TypeError as error:
        raise GfrError(
            f"{where} is incomplete or mistyped: {error}.", "See docs/training.md for the format."
        ) from error


def _value(hint: Any, value: Any, where: str) -> Any:
    if is_dataclass(hint) and isinstance(value, dict):
        return _built(hint, value, where)  # type: ignore[arg-type]  # a dataclass type, checked on the line above
    if hint in (Path, Path | None):
        return Path(value)
    if hint == tuple[Stage, ...]:
        return tuple(_built(Stage, stage, f"{where}[{number}]") for number, stage in enumerate(value))
    if hint == tuple[Path, ...]:
        return tuple(Path(item) for item in value)
    if hint == tuple[float, ...]:
        return tuple(_value(float, item, f"{where}[{number}]") for number, item in enumerate(value))
    if isinstance(value, list):
        return tuple(value)
    if hint is float and isinstance(value, int):
        return float(value)
    if get_origin(hint) is Literal and value not in get_args(hint):
        raise GfrError(f"{where} is {value!r}; it must be one of {', '.join(get_args(hint))}.")
    if hint in (int, float, str, bool) and not isinstance(value, hint):
        raise GfrError(f"{where} is {value!r}; it must be of type {hint.__name__}.")
    return value
