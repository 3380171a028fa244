"""Attempts kept, resumed, replayed; the service every face calls."""
