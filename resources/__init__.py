"""Files that travel with the program: weights, icons, style sheets, licences."""
