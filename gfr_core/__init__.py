"""GFR Studio's core: guided face restoration, without any window.

The path of a face: media in -> faces -> pairing -> WarpNet -> warp -> RecNet -> composite -> media out.
Start reading at `gfr_core.restore.still`.
"""

__version__ = "0.1.0"
