"""What is provable of a scenario: pictures, reach, score bounds; simulated learners."""
