"""Every error of configuration as one line: what is wrong, where, what is allowed, what is near."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from hydra.errors import MissingConfigException
from omegaconf.errors import InterpolationKeyError, MissingMandatoryValue
from pydantic import BaseModel, ValidationError
from yaml import MarkedYAMLError

from agents.errors import InputError, unknown_name
from scenarios.allowed import MAPPING, Place, allowed_at, is_entry, key_paths, known_keys, value_at
from scenarios.clause import NO_OUTCOME
from scenarios.kinds import KINDS
from scenarios.project_kinds import PROJECTS
from scenarios.settings import (
    NO_KIND,
    PROJECT_OF_UNKNOWN_KIND,
    PROJECT_WITHOUT_KIND,
    SHOCK_OF_UNKNOWN_KIND,
    SHOCK_WITHOUT_KIND,
    UNKNOWN_KIND,
)
from scenarios.shock_kinds import SHOCKS
from sim.outcomes.catalogue import OUTCOMES

KEY = "[key]"
SAYS_LITTLE = {MAPPING, "text", "text, or null"}
"""What is allowed at a place where words of our own say more."""
CLOSE = 0.8
"""A likeness of names beyond which no other explanation is sought."""
LONGEST = 60
"""Characters of a value that are shown."""
DELETED = re.compile(r"Could not delete from config\. '(.+?)' does not exist")
"""What Hydra says of a key to be left out that is not there."""
WORDS = {
    "int_type": "is not a whole number",
    "float_type": "is not a number",
    "bool_type": "is neither true nor false",
    "string_type": "is not text",
    "finite_number": "is not a finite number",
    "greater_than": "is too small",
    "greater_than_equal": "is too small",
    "less_than": "is too large",
    "less_than_equal": "is too large",
    "literal_error": "is not known here",
    "string_pattern_mismatch": "is not written as it should be",
    "too_short": "has too few entries",
    "too_long": "has too many entries",
    "tuple_type": "is not a list",
    "list_type": "is not a list",
    "dict_type": "is a value where keys are expected",
    "model_type": "is a value where keys are expected",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit: where, of which sort, and what was found there."""

    form: type[BaseModel]
    content: object
    place: Place
    sort: str
    found: object
    message: str

    @property
    def where(self) -> str:
        """The place as a person types it."""
        return dotted(self.place)

    @property
    def allowed(self) -> str:
        """What the place takes, in words."""
        return allowed_at(self.form, self.content, self.place)


def explain_settings(error: ValidationError, form: type[BaseModel], content: object) -> InputError:
    """The first fault of settings that do not fit ``form``, found in ``content``."""
    details = error.errors(include_url=False)
    # An unknown key is often the cause of all else.
    detail: Mapping[str, Any] = next(
        (each for each in details if each["type"] == "extra_forbidden"), details[0]
    )
    message = str(detail.get("ctx", {}).get("error", detail["msg"]))
    fault = Fault(form, content, detail["loc"], detail["type"], detail["input"], message)
    explain = SPECIAL.get(fault.sort, _wrong_value)
    return (_wrong_key if KEY in fault.place else explain)(fault)


def explain_composition(error: Exception, config: str) -> InputError:
    """What kept Hydra from composing the configuration called ``config``."""
    cause = error.__cause__ or error
    where = str(getattr(cause, "full_key", None) or config)
    if isinstance(error, MissingConfigException) and error.missing_cfg_file:
        group, _, name = error.missing_cfg_file.rpartition("/")
        where = group or "--config-name"
        return unknown_name(name, kind=group or "file", where=where, known=error.options or ())
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        where = f"{mark.name}, line {mark.line + 1}" if mark else config
        return InputError(f"not readable as YAML: {error.problem or error.context}", where=where)
    if isinstance(cause, InterpolationKeyError):
        return InputError(first_line(cause), where=where, allowed="a reference to a key there is")
    if isinstance(cause, MissingMandatoryValue):
        return InputError("is missing", where=where, allowed="a value")
    if deleted := DELETED.match(str(error)):
        return InputError("unknown key, so it cannot be left out", where=deleted[1])
    return InputError(first_line(cause) or type(cause).__name__, where=where)


def first_line(error: BaseException) -> str:
    """The first line of an error's message, without a full stop."""
    return str(error).strip().partition("\n")[0].rstrip(".")


def dotted(place: Place) -> str:
    """A place as a person types it."""
    return ".".join(str(part) for part in place if part != KEY)


def written(value: object) -> str:
    """A value as it would be written in a configuration, not too long."""
    if isinstance(value, Mapping):
        text = f"{{{', '.join(f'{key}: {written(each)}' for key, each in value.items())}}}"
    elif isinstance(value, list | tuple):
        text = f"[{', '.join(map(written, value))}]"
    elif isinstance(value, bool):
        text = str(value).lower()
    else:
        text = "null" if value is None else f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _wrong_value(fault: Fault) -> InputError:
    shown, allowed = written(fault.found), fault.allowed
    choices = allowed.split(", ") if fault.sort == "literal_error" else ()
    what = f"{shown} {WORDS.get(fault.sort, fault.message)}"
    nearest = _nearest(shown.strip("'"), choices)
    return InputError(what, where=fault.where, allowed=allowed, nearest=nearest)


def _own_words(fault: Fault) -> InputError:
    allowed = "" if fault.allowed in SAYS_LITTLE else fault.allowed
    return InputError(fault.message, where=fault.where, allowed=allowed)


def _no_outcome(fault: Fault) -> InputError:
    nearest = _nearest(str(fault.found), OUTCOMES, 0.5)
    what = f"{written(fault.found)} {fault.message}"
    return InputError(what, where=fault.where, nearest=nearest)


def _missing(fault: Fault) -> InputError:
    if is_entry(fault.form, fault.content, fault.place[:-1]):
        return _unknown_entry(
            fault.content, fault.place[:-1], f"its {fault.place[-1]} and all else"
        )
    return InputError("is missing", where=fault.where, allowed=fault.allowed)


def _no_kind(fault: Fault) -> InputError:
    return _unknown_entry(fault.content, fault.place, f"its kind: {', '.join(KINDS)}")


def _unknown_kind(fault: Fault) -> InputError:
    kind = str(value_at(fault.content, (*fault.place, "kind")))
    where = f"{fault.where}.kind"
    return unknown_name(kind, kind="kind of instrument", where=where, known=KINDS)


def _shock_without_kind(fault: Fault) -> InputError:
    return InputError("is missing", where=f"{fault.where}.kind", allowed=", ".join(SHOCKS))


def _shock_of_unknown_kind(fault: Fault) -> InputError:
    kind = str(value_at(fault.content, (*fault.place, "kind")))
    return unknown_name(kind, kind="kind of shock", where=f"{fault.where}.kind", known=SHOCKS)


def _project_without_kind(fault: Fault) -> InputError:
    return InputError("is missing", where=f"{fault.where}.kind", allowed=", ".join(PROJECTS))


def _project_of_unknown_kind(fault: Fault) -> InputError:
    kind = str(value_at(fault.content, (*fault.place, "kind")))
    where = f"{fault.where}.kind"
    return unknown_name(kind, kind="kind of project", where=where, known=PROJECTS)


def _unknown_entry(content: object, place: Place, needs: str) -> InputError:
    """An entry among others that is new and lacks something: most likely misspelt."""
    name, others = str(place[-1]), value_at(content, place[:-1])
    every = map(str, others) if isinstance(others, Mapping) else ()
    known = [other for other in every if other != name]
    close = _nearest(name, known)
    return InputError(
        f"unknown entry '{name}' (a new one needs {needs})",
        where=dotted(place),
        allowed=", ".join(known) or "none here",
        nearest=dotted((*place[:-1], close)) if close else "",
    )


def _wrong_key(fault: Fault) -> InputError:
    parent, name = fault.place[:-2], str(fault.place[-2])
    if fault.sort == "int_type":
        allowed = "a whole number, the first age of a band"
        return InputError(f"unknown key '{name}'", where=fault.where, allowed=allowed)
    known = known_keys(fault.form, fault.content, parent)
    return unknown_name(name, kind="key", where=dotted(parent), known=known)


def _unknown_key(fault: Fault) -> InputError:
    name, parent = str(fault.place[-1]), fault.place[:-1]
    known = known_keys(fault.form, fault.content, parent)
    here, where = dotted(parent), fault.where
    paths = [path for path in key_paths(fault.content) if not f"{path}.".startswith(f"{where}.")]
    by_end = {path.rpartition(".")[2]: path for path in reversed(paths)}
    same = sorted((path for path in paths if path.endswith(f".{name}")), key=_short_first)
    nearest = (
        _join(here, _nearest(name, known, CLOSE))
        or " or ".join(same[:3])  # the full path of a key of that name elsewhere
        or _join(here, _nearest(name, known))
        or by_end.get(_nearest(name, by_end, CLOSE), "")
    )
    return InputError(
        f"unknown key '{name}'", where=where, allowed=", ".join(known), nearest=nearest
    )


def _short_first(path: str) -> tuple[int, str]:
    return path.count("."), path


def _join(parent: str, name: str) -> str:
    return f"{parent}.{name}".strip(".") if name else ""


def _nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    close = get_close_matches(name, list(known), n=1, cutoff=cutoff)
    return close[0] if close else ""


SPECIAL: dict[str, Callable[[Fault], InputError]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "value_error": _own_words,
    NO_OUTCOME: _no_outcome,
    NO_KIND: _no_kind,
    UNKNOWN_KIND: _unknown_kind,
    SHOCK_WITHOUT_KIND: _shock_without_kind,
    SHOCK_OF_UNKNOWN_KIND: _shock_of_unknown_kind,
    PROJECT_WITHOUT_KIND: _project_without_kind,
    PROJECT_OF_UNKNOWN_KIND: _project_of_unknown_kind,
}
