"""The rules of awards and papers, as pure functions on frozen values."""
