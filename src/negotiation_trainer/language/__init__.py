"""Understanding of utterances: figures, acts, topics, breaches; `opening.open_reader` opens it."""
