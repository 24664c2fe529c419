"""Values that several subjects share: a household, a visit, a person, a figure, the workspace."""
