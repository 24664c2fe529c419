"""Records that differ: values to choose from, double visits, late edits, odd clocks."""
