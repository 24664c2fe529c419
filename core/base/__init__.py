"""Used everywhere: texts, the clock, ids, telephone numbers, errors, changes, checks of typed text."""
