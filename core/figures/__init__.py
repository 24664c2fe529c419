"""Parts of the figures of units: files that came, places, ranges, targets."""
