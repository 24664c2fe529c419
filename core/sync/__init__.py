"""Files between laptops: batches, receipts, downstream files, public keys."""
