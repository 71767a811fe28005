"""The window of GFR Studio: documents, jobs, operations, views and panels around `gfr_core`."""

from app.held_none import hold_none

hold_none()  # before the first Qt call, whichever module makes it
