"""Help: one set of Markdown files for the window, the handbook and the key sheet."""
