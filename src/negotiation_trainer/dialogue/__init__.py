"""The running talk: two machines, settlement, speech, one pure step."""
