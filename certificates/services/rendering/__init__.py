"""From a layout to files: a PDF by Typst, a picture by Pillow, the same faces in both."""
