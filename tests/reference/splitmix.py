"""SplitMix64 and the rule of a draw, in plain whole numbers (Steele, Lea and Flood, 2014)."""

WORD = 2**64
GOLDEN = 0x9E3779B97F4A7C15
COUNTER = 0xD1342543DE82EF95


def finalise(number: int) -> int:
    """The generator's last step: state in, output out."""
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        number = (number ^ number // 2**shift) * factor % WORD
    return number ^ number // 2**31


def undone(number: int) -> int:
    """The state that the last step turns into a number: the step loses nothing."""
    for shift, factor in ((31, 0x94D049BB133111EB), (27, 0xBF58476D1CE4E5B9), (30, 1)):
        unshifted = number
        for _ in range(64 // shift):
            unshifted = number ^ unshifted // 2**shift
        number = unshifted * pow(factor, -1, WORD) % WORD
    return number


def generator(state: int, count: int) -> list[int]:
    """The first outputs of the published generator from a state."""
    outputs = []
    for _ in range(count):
        state = (state + GOLDEN) % WORD
        outputs.append(finalise(state))
    return outputs


def stream_of(seed: int, decision: int, month: int) -> int:
    """Where the draws of a decision in a month start: seed, decision and month in turn."""
    state = finalise((seed + GOLDEN) % WORD)
    state = finalise(state ^ (decision * COUNTER % WORD))
    return finalise(state ^ ((month + 65536) * GOLDEN % WORD))


def bits(stream: int, key: int, k: int) -> int:
    """The 64 bits of a drawer's k-th draw."""
    return finalise((stream + key * GOLDEN + k * COUNTER) % WORD)


def draw(stream: int, key: int, k: int) -> float:
    """The upper 53 bits as a fraction."""
    return (bits(stream, key, k) // 2**11) / 2**53


def uniform(seed: int, decision: int, month: int, key: int, k: int) -> float:
    """The whole rule."""
    return draw(stream_of(seed, decision, month), key, k)
