"""One drawing each: the comparison canvas, the frame slider, the strip of portraits. Views only draw."""

from app.views.held_none import hold_none

hold_none()
