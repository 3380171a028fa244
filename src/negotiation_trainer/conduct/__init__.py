"""Rules of conduct as data, and the judgement of a contact by them."""
