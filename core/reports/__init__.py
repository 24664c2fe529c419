"""Documents of an office: reports, urging letters, notices and minutes as content, before any layout."""
