"""What is shown, as styled text: pure functions from the core's objects, no screen needed."""
