"""The doors that belong to no trade: language, theme, gallery, error pages."""
