"""The design system: shells, components, forms. It has no models."""
