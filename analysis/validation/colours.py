"""The colours of the verdicts, told apart by most colour-blind readers; words stand beside them."""

from analysis.validation.card import FAIL, NONE, PASS, WARN

COLOURS = {PASS: "#00714f", WARN: "#b26b00", FAIL: "#b3261e", NONE: "#6f6f6f"}
TERMINAL = {PASS: "green", WARN: "yellow", FAIL: "bold red", NONE: "dim"}
