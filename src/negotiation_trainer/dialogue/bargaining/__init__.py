"""The terms of a deal: read from words, worked out, judged against means and mandate, read back."""
