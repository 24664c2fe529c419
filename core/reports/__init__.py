"""What an office writes: reports, urging letters, notices and minutes as content, before any layout."""
