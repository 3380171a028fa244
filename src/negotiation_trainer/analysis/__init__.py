"""What is provable of a scenario: pictures, reach, score bounds; and simulated learners that play it."""
