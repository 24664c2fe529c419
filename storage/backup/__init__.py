"""Copies of a workspace outside its folder, and the disks that they lie on."""
