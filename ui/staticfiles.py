"""Static files by the hash of their content; what was never brought is asked for by its plain name."""

import logging

from whitenoise.storage import CompressedManifestStaticFilesStorage

logger = logging.getLogger("rapport.assets")


class ManifestStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it carries no types
    """Names files by hash, follows imports between ES modules, and survives missing front-end assets."""

    support_js_module_import_aggregation = True
    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """Return the hashed name, or the plain one when the file is not there: the page is unstyled, not dead."""
        try:
            found: str = super().stored_name(name)
        except ValueError:
            # INFO: the server's start asks for names that never were; bring_assets itself is loud when files are missing.
            logger.info("a static file is missing: run manage.py bring_assets and collectstatic", extra={"static": name})
            return name
        return found
