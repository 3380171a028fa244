"""The fixed vocabulary: ids with their labels, and what a move is."""
