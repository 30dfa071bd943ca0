"""The certificate's guilloche: two waves that meet, drawn as many fine lines between them."""

import math

X, Y, WIDTH, SWING = 150.0, 86.0, 140.5, 36.0


def lines(count: int, points: int) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return `count` lines of `points` pieces in millimetres: each goes a little further from one wave to the other."""
    return tuple(tuple(_point(step / points, 1 - 2 * line / (count - 1)) for step in range(points + 1)) for line in range(count))


def _point(along: float, share: float) -> tuple[float, float]:
    """Return where the line that keeps `share` (in [-1, 1]) of the outer wave is after `along` (in [0, 1]) of its way."""
    swell = SWING * along**0.7 * (1 - math.exp(-along * 6))
    wave = math.sin(along**1.05 * math.pi * 3.2)
    drift = math.sin(along * math.pi * 1.7) * 3 * along
    return round(X + along * WIDTH, 2), round(Y + share * swell * wave + drift, 2)
