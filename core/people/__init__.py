"""People of a household and their phones: persons, stages, memberships, consents."""
