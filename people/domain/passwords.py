"""The demo's password, which opens nothing outside the demo."""

DEMO_PASSWORD = "rapport-demo"  # noqa: S105  public on purpose: it is printed on the sign-in page of the demo


def is_refused(password: str, *, demo: bool) -> bool:
    """Tell whether a password may never open an account in this mode."""
    return not demo and password == DEMO_PASSWORD
