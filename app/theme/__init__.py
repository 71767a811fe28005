"""Colours and icons, light and dark."""
