"""A true village beside the program: who lives there, who has the app, and what the figures say of it."""
