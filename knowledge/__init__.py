"""The governed facts: rule cards, claims, products and the script library."""
