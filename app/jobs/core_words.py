"""What the core says of its work, in the user's language. The core speaks English; what is not known here stays so."""

import re
from functools import cache

from app.translation import marked, tr

TEMPLATES = (
    marked("Reading"),
    marked("Writing"),
    marked("Looking for faces"),
    marked("Reading the portraits"),
    marked("Warping the portrait and restoring"),
    marked("Matching the colours"),
    marked("Putting the faces back"),
    marked("Hashing what took part"),
    marked("Done"),
    marked("Face {number} of {count}: {text}"),
    marked("Cutting out the face, portrait '{name}'"),
    marked("Comparing face {number} of {count}"),
    marked("Picture {number} of {count}: {name}"),
    marked("Reading {name}"),
    marked("Writing {name}"),
    marked("Hashing {name}"),
    marked("Checking {name}"),
    marked("Looking at {name}"),
    marked("Nobody said whose face it is."),
    marked("{name} has no portrait."),
    marked("The memory of {device} did not hold {count} faces at once: now {now}."),
    marked("The memory of {device} did not hold one face: the CPU restores now, more slowly."),
    marked("Portrait '{name}' shows {count} faces; the largest was taken."),
    marked("The face is only {size} px large; most of what is shown comes from the portrait."),
    marked("The face in portrait '{name}' is only {size} px large; at least {least} px are advised."),
    marked("The face in portrait '{name}' is smaller ({size} px) than the old one ({old} px)."),
    marked("The face is seen from the side; the network has hardly learnt this."),
    marked("The face in portrait '{name}' is seen from the side."),
    marked(
        "Portrait '{name}' differs much in pose or expression "
        "({share} of the face after the best fit; up to {usual} is usual)."
    ),
    marked(
        "The eyes in portrait '{name}' are narrow or closed "
        "(open by {opening} of their width; 98 of 100 portraits exceed {usual})."
    ),
    marked(
        "Portrait '{name}' may show another person: it agrees badly with the old face (score {score}, usual "
        "below {usual}; with the right person 1 in {count} faces reaches it{weak})."
    ),
    marked("; the old face is so blurred that this is weak evidence"),
    marked(
        "The old face is hardly degraded: {share} of the change is likely to make it worse (up to {usual} "
        "is usual). Strength {strength} is advised."
    ),
    marked(
        "The result contradicts the old face: made as blurred as that, it differs by {share} of what is "
        "seen there (up to {usual} is usual). Strength {strength} is advised."
    ),
)
"""Sentences of the core. Where two fit, the first one counts."""

_PLACE = re.compile(r"\{(\w+)\}")
_SENTENCES = ("text", "weak")
"""Places that hold words of the core themselves."""


def in_users_words(text: str) -> str:
    """What the core said, translated where it is one of `TEMPLATES`."""
    for template in TEMPLATES:
        match = _pattern(template).fullmatch(text)
        if match is not None:
            values = match.groupdict()
            told = {name: in_users_words(each) if name in _SENTENCES else each for name, each in values.items()}
            return tr(template).format(**told)
    return text


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What fits a template, its places as groups."""
    parts = _PLACE.split(template)
    return re.compile("".join(f"(?P<{part}>.*?)" if odd % 2 else re.escape(part) for odd, part in enumerate(parts)))
