"""The terminal app: screens, overlays and widgets over the same core that every face uses."""
