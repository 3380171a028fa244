"""Building the reader's weights from the labelled corpus; never imported to read."""
