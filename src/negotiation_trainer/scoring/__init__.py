"""From turns to evidence, from evidence to four scores, gates and the debrief."""
