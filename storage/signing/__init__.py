"""Signatures in PDF files, made and checked by pyHanko, with keys of PKCS#12 files and PKCS#11 tokens."""
