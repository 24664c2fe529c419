"""What the quality desk reads and keeps."""
