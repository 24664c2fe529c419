"""The install guide in every edition, on paper and on screen."""
