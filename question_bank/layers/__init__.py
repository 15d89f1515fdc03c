"""One file for each layer type. A file names its layers in `LAYERS`; the catalog finds it by its place."""
