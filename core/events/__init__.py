"""Events: their kinds, what each may carry, their lines, and strict JSON."""
