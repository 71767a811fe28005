"""Faces along time and their restoration, frame by frame and steady. No files here: frames in, frames out."""
