"""How passwords are kept: Argon2id at the minimum that OWASP's password storage sheet names."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class OwaspArgon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB of memory, two passes, one lane."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
