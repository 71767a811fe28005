"""What is said of the evidence, in the user's language. In English it is what the core says (`evidence_legend`)."""

from app.translation import marked, tr
from gfr_core.restore.evidence_legend import Kind, Shares, percentages

TITLES = {"observed": marked("Seen"), "guided": marked("Portrait"), "invented": marked("Made up")}
"""What people call each kind."""
MEANINGS = {
    "observed": marked("shown by the old photo"),
    "guided": marked("taken from the portrait"),
    "invented": marked("by the network alone"),
}
"""What each kind says of a pixel."""
REGIONS = {
    "eyes": marked("eyes"),
    "nose": marked("nose"),
    "mouth": marked("mouth"),
    "skin": marked("skin"),
    "face": marked("face"),
}


def title_of(kind: Kind) -> str:
    """What people call a kind."""
    return tr(TITLES[kind.name])


def kind_in_words(kind: Kind) -> str:
    """What a kind is called and what it means: "Seen: shown by the old photo"."""
    return f"{title_of(kind)}: {tr(MEANINGS[kind.name])}"


def region_at_the_start(region: str) -> str:
    """What a region is called where a line begins with it."""
    words = tr(REGIONS[region])
    return words[:1].upper() + words[1:]


def shares_in_words(region: str, shares: Shares) -> str:
    """One sentence on a region, as "eyes"."""
    observed, guided, invented = percentages(shares)
    words = tr(
        "Of the {region}, {observed} % was seen in the photo, {guided} % comes from the portrait, "
        "{invented} % was made up by the network."
    )
    return words.format(region=tr(REGIONS[region]), observed=observed, guided=guided, invented=invented)


def fit_in_words(redegradation_error: float) -> str:
    """How well the result fits the photo; the error in levels of 255."""
    words = tr("Blurred like the photo, the result differs from it by {levels:.1f} of 255 levels on average.")
    return words.format(levels=redegradation_error)
