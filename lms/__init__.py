"""The composition root: settings, urls, menu, worker."""
