"""Files in and out: batches, receipts, downstream files, enrolment."""
