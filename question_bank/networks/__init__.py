"""Networks as data: rows with names and ports. A file names its templates in `TEMPLATES`."""
