"""One file for each kind of question. A file names its family in `FAMILY`; the catalog finds it by its place."""
