"""Quality of what was recorded: named rules, duplicates as pairs, returned visits, call-back samples."""
