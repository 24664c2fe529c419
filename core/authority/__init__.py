"""Rules of the statements that a device may make, as data, and the one function that reads them
(docs/authority.md).
"""
