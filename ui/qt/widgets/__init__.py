"""The parts every page is built from, painted as one visual system."""
