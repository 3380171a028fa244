"""Overlays: every one closes with Esc."""
