"""Permission to send: the province's keys, the machines it enrolled, and a forgotten passphrase."""
