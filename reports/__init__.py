"""HR's tables and exports."""
