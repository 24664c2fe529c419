"""A true village beside the program: its residents, the installed apps, and the figures about it."""
