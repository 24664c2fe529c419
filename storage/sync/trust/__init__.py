"""The province that is obeyed, and the senders that are believed."""
