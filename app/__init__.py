"""The window of GFR Studio: documents, jobs, operations, views and panels around `gfr_core`."""

from app.held_constants import hold_constants

hold_constants()  # before the first Qt call, whichever module makes it
