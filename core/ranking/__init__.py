"""The figures of units beside each other: ranking, pace, urging."""
