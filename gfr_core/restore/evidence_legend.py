"""What the three kinds of evidence are called, their colours, and a face's shares in words for everybody."""

from dataclasses import dataclass
from typing import Literal

from gfr_core.restore.outcome import Evidence

KindName = Literal["observed", "guided", "invented"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the three kinds.

    Attributes:
        name: what the code and the files call it.
        title: what people call it.
        meaning: what it says of a pixel, for a legend.
        colour: RGB. Far apart for every kind of colour vision, and of three brightnesses: a grey print shows them too.
    """

    name: KindName
    title: str
    meaning: str
    colour: tuple[int, int, int]

    @property
    def hex(self) -> str:
        """The colour as #rrggbb."""
        return "#{:02x}{:02x}{:02x}".format(*self.colour)


KINDS = (
    Kind("observed", "Seen", "shown by the old photo", (70, 140, 220)),
    Kind("guided", "Portrait", "taken from the portrait", (250, 175, 40)),
    Kind("invented", "Made up", "by the network alone", (160, 20, 110)),
)
"""In the order of trust."""

Shares = tuple[float, float, float]
"""Observed, guided and invented, each in [0, 1]; they sum to 1."""


def in_words(evidence: Evidence) -> str:
    """The shares of every region, one sentence each, and how well the result fits the photo; for a lay reader."""
    sentences = [shares_in_words(region.name, region.shares) for region in evidence.regions]
    return " ".join([*sentences, fit_in_words(evidence.redegradation_error)])


def shares_in_words(region: str, shares: Shares) -> str:
    """One sentence on a region, as "eyes"."""
    observed, guided, invented = percentages(shares)
    return (
        f"Of the {region}, {observed} % was seen in the photo, {guided} % comes from the portrait, "
        f"{invented} % was made up by the network."
    )


def fit_in_words(redegradation_error: float) -> str:
    """How well the result fits the photo."""
    return f"Blurred like the photo, the result differs from it by {redegradation_error:.1f} of 255 levels on average."


def percentages(shares: Shares) -> tuple[int, int, int]:
    """The shares in whole per cent that sum to 100 (largest remainders)."""
    exact = [100 * share for share in shares]
    whole = [int(share) for share in exact]
    by_remainder = sorted(range(3), key=lambda i: whole[i] - exact[i])
    for i in by_remainder[: 100 - sum(whole)]:
        whole[i] += 1
    return whole[0], whole[1], whole[2]
