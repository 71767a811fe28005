"""Where a restoration does more harm than good, less of it is put back, unless somebody has said how much."""

from dataclasses import replace

from gfr_core.media.frame import Frame
from gfr_core.restore.outcome import RestoreOptions, StillRestoration
from gfr_core.restore.still import compose_still


def as_advised(
    source: Frame, result: StillRestoration, options: RestoreOptions
) -> tuple[StillRestoration, RestoreOptions]:
    """The restoration at the strength that suits the face it suits least, and the options that make it.

    Args:
        source: the picture that was restored.
        result: at the strength of `options`.
        options: what it was restored with.
    """
    judged = [face.judgement for face in result.faces if face.judgement is not None]
    strength = min((judgement.advised_strength for judgement in judged), default=1.0)
    if strength >= options.strength:
        return result, options
    advised = replace(options, strength=strength)
    note = f"The strength was set to {strength:.0%}, as advised; --strength sets another."
    composed = compose_still(source, result.faces, advised)
    return replace(composed, notes=(*result.notes, note)), advised
