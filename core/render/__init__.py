"""From content to bytes: canvas, text setting, fonts, codes, PDF, DOCX, XLSX.

The only user of reportlab, qrcode, python-docx, openpyxl and pypdfium2; they load at first use.
"""
