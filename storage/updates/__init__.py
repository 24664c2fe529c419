"""Update packages on a stick: found, checked, copied to the disk, unpacked, put in the program's place."""
