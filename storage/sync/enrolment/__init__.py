"""Enrolment on disk: ceremony, requests, decisions, the keys file, escrow."""
