"""What the province desk keeps: sums by unit and day, denominators, periods, the register of letters."""
