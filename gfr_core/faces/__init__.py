"""Find faces, their 68 landmarks, and the crops the networks see."""
