"""A campaign as data: tracks, targets, deadlines, texts."""
