"""What a benchmark found, as plain values: what the JSON holds."""

from dataclasses import dataclass

from gfr_core.benchmark.intervals import Estimate


@dataclass(frozen=True, slots=True)
class VariantFacts:
    """Which weights a name stands for.

    Attributes:
        name: as in the tables.
        file: the file's name, without its folder.
        sha256: of the file.
        samples: training samples seen, as the file says.
        parameters: of the network.
        guided, warps: the network looks at a guide; it warps it.
    """

    name: str
    file: str
    sha256: str
    samples: int
    parameters: int
    guided: bool
    warps: bool


@dataclass(frozen=True, slots=True)
class GridFigures:
    """How well the guide is put in place.

    Attributes:
        landmark_px: error of the grid at the 68 landmarks, pixels of the crop.
        folded: share of the grid turned inside out.
    """

    landmark_px: Estimate
    folded: Estimate


@dataclass(frozen=True, slots=True)
class MethodFigures:
    """One row of a table; the measures are those of `gfr_core.benchmark.measures`.

    Attributes:
        method: "bicubic" (the input), a variant's name, or "R".
        psnr_crop, psnr_box, ssim_crop, ssim_box, sharpness, redegraded: over all cases.
        gain_crop, gain_box: PSNR less that of the input, dB.
        gain_other_photo: `gain_box` where the guide is another photograph than the target; None when there are fewer
            than two such cases.
        better: share of cases whose box has a higher PSNR than the input's.
        grid: None where nothing is warped.
        psnr_box_of_each: one a case, so that later results can be compared case by case.
    """

    method: str
    psnr_crop: Estimate
    psnr_box: Estimate
    ssim_crop: Estimate
    ssim_box: Estimate
    gain_crop: Estimate
    gain_box: Estimate
    gain_other_photo: Estimate | None
    better: float
    sharpness: Estimate
    redegraded: Estimate
    grid: GridFigures | None
    psnr_box_of_each: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One method less another on the same cases: PSNR of the box, dB."""

    method: str
    minus: str
    box_db: Estimate


@dataclass(frozen=True, slots=True)
class ScaleTable:
    """All methods at one scale.

    Attributes:
        scale: s of eq. 4.
        people: who each case shows.
        unwarped_px: error of the identity grid at the landmarks, pixels of the crop.
        truth_redegraded: the re-degradation score of the sharp picture, dB: what can be wanted.
        methods: the input first.
        differences: the first variant less every other method, and R less every other variant.
    """

    scale: float
    people: tuple[str, ...]
    unwarped_px: Estimate
    truth_redegraded: Estimate
    methods: tuple[MethodFigures, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class MildFigures:
    """Inputs that are hardly degraded (s = 1, a JPEG of this quality): PSNR of the box.

    Attributes:
        method: a variant's name.
        quality: of the JPEG.
        input_db: of the input.
        gain_db: of the restored picture, less that.
        not_worse: share of cases that did not lose.
    """

    method: str
    quality: int
    input_db: Estimate
    gain_db: Estimate
    not_worse: float


@dataclass(frozen=True, slots=True)
class GreyFigures:
    """Grey inputs with a guide in colour: how far the channels lie apart where they do most, in 255ths.

    Attributes:
        method: a variant's name.
        network: of the network alone.
        network_largest: of all cases.
        applied: as the application gives it, which knows that a grey picture is grey.
        applied_largest: of all cases.
    """

    method: str
    network: Estimate
    network_largest: float
    applied: Estimate
    applied_largest: float


@dataclass(frozen=True, slots=True)
class Environment:
    """On what it was measured."""

    python: str
    torch: str
    numpy: str
    device: str
    device_name: str


@dataclass(frozen=True, slots=True)
class BenchmarkResult:
    """Everything one run of the benchmark found.

    Attributes:
        index: the file's name; `index_sha256` says which.
        photographs: of the split that are large enough to learn from.
        people: of the split.
        pairs: cases a scale.
        size: side of the crops in pixels.
        notes: what was left out and why.
    """

    index: str
    index_sha256: str
    split: str
    photographs: int
    people: int
    pairs: int
    size: int
    seed: int
    environment: Environment
    variants: tuple[VariantFacts, ...]
    tables: tuple[ScaleTable, ...]
    mild: tuple[MildFigures, ...]
    grey: tuple[GreyFigures, ...]
    notes: tuple[str, ...]
