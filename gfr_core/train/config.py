"""What a training run is: read from a TOML file, checked before anything starts."""

import tomllib
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from gfr_core.errors import GfrError
from gfr_core.model.config import GFRNetConfig
from gfr_core.train.pairs import PairRecipe

GuideSource = Literal["known", "warpnet"]


@dataclass(frozen=True, slots=True)
class LossWeights:
    """What each loss counts. Zero leaves it out."""

    landmark: float = 0.0
    points: float = 0.0
    dense_grid: float = 0.0
    bending: float = 0.0
    total_variation: float = 0.0
    l1: float = 0.0
    l2: float = 0.0
    frequency: float = 0.0
    face: float = 3.0
    """How much more a pixel of the landmark box counts than one outside it (dense grid and l1)."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of training.

    Attributes:
        name: for the log.
        samples: how many pairs it sees.
        warpnet, recnet: which networks learn.
        guide_from: RecNet's guide is warped by the "known" grid, jittered, or by "warpnet" (detached).
        batch: pairs a step.
        window: RecNet learns on a random window of this side around the face; 0: on the whole crop.
        learning_rate: Adam's, after `warm_up` samples; falls linearly to a hundredth over the last `cool_down` share.
        jitter_px: mean error put on the known grid, in pixels of the crop (exponentially distributed).
        size: side of the crops in pixels; 0: the recipe's.
    """

    name: str
    samples: int
    warpnet: bool = False
    recnet: bool = False
    guide_from: GuideSource = "known"
    batch: int = 8
    window: int = 0
    learning_rate: float = 1e-3
    warm_up: int = 400
    cool_down: float = 0.4
    jitter_px: float = 2.0
    size: int = 0
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
        if not (self.warpnet or self.recnet):
            raise GfrError(f"Stage {self.name!r} trains nothing.", "Set warpnet = true or recnet = true.")


@dataclass(frozen=True, slots=True)
class Machine:
    """How to run it here. Changes speed only.

    Attributes:
        device: "auto", "cpu", "cuda" or "mps".
        threads: torch threads on the CPU; 0 leaves torch's choice.
        workers: processes that make pairs; 0: the training process itself, one batch ahead on a thread.
        bfloat16: autocast.
    """

    device: str = "auto"
    threads: int = 0
    workers: int = 0
    bfloat16: bool = True


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

    def __post_init__(self) -> None:
        """Refuse what would teach nothing.

        Raises:
            GfrError: naming the stage.
        """
        for stage in self.stages:
            learns = stage.recnet and stage.guide_from == "warpnet"
            if stage.warpnet and not self.network.flow_loss and not learns:
                raise GfrError(
                    f"Stage {stage.name!r} trains WarpNet in a network without flow_loss, so nothing teaches it.",
                    "Set recnet = true and guide_from = 'warpnet', or flow_loss = true.",
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
    if hint is Path:
        return Path(value)
    if hint == tuple[Stage, ...]:
        return tuple(_built(Stage, stage, f"{where}[{number}]") for number, stage in enumerate(value))
    if hint == tuple[Path, ...]:
        return tuple(Path(item) for item in value)
    if isinstance(value, list):
        return tuple(value)
    if hint is float and isinstance(value, int):
        return float(value)
    if get_origin(hint) is Literal and value not in get_args(hint):
        raise GfrError(f"{where} is {value!r}; it must be one of {', '.join(get_args(hint))}.")
    if hint in (int, float, str, bool) and not isinstance(value, hint):
        raise GfrError(f"{where} is {value!r}; it must be of type {hint.__name__}.")
    return value
