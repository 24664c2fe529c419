"""Use cases put together over one open database, one file a group of them."""
