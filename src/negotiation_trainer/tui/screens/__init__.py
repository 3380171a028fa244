"""One screen a module; a screen composes and routes."""
