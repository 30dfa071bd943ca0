"""The components of the design system: typed functions, each returning safe HTML."""
