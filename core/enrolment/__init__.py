"""Who may send what: the province's keys, the machines it enrolled, and a forgotten passphrase."""
