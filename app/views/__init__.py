"""One drawing each: the comparison canvas, the frame slider, the strip of portraits. Views only draw."""
