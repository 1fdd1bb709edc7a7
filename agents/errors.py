"""What a person is told when the input is wrong."""

from collections.abc import Iterable
from difflib import get_close_matches


class InputError(Exception):
    """Input that Jobcity cannot use: what is wrong, where, what is allowed, the nearest right name.

    It ends a command with exit status 2 and this one line on standard error.
    """

    def __init__(self, what: str, *, where: str = "", allowed: str = "", nearest: str = "") -> None:
        self.what = what
        self.where = where
        self.allowed = allowed
        self.nearest = nearest
        super().__init__(self.line())

    def line(self) -> str:
        """The message as one line of text."""
        parts = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.allowed:
            parts.append(f"allowed: {self.allowed}")
        if self.nearest:
            parts.append(f"did you mean {self.nearest}?")
        return "; ".join(" ".join(part.split()) for part in parts)

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild it whole on the other side of a process boundary."""
        return (_rebuild, (self.what, self.where, self.allowed, self.nearest))


def _rebuild(what: str, where: str, allowed: str, nearest: str) -> InputError:
    return InputError(what, where=where, allowed=allowed, nearest=nearest)


def unknown_name(name: str, *, kind: str, where: str, known: Iterable[str]) -> InputError:
    """The error for a name that is not among those known, with the nearest one that is."""
    names = sorted(known)
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    return InputError(
        f"unknown {kind} '{name}'",
        where=where,
        allowed=", ".join(names),
        nearest=close[0] if close else "",
    )
