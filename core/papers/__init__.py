"""Papers that the field prints: guides, flyers, walk lists, slips, cards and labels, content and layout."""
