"""Which mutants a source has, and how one text holds them all.

A site is a place of a source with one or more mutants; its text asks at run time which mutant was
chosen. Operators become operators of their own with the precedence of the original, since only these
keep how an expression is read.
"""
import hashlib
from dataclasses import dataclass, field

from swift_source import OPENING, CLOSING

COMPARISONS = {
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"], "==": ["!="],
    "!=": ["=="],
}
# Of each operator that is mutated: what it becomes, its precedence, what its operands must be.
OPERATORS = {
    **{op: (new, "Comparison", "Equatable" if op in ("==", "!=") else "Comparable")
       for op, new in COMPARISONS.items()},
    "&&": (["||"], "LogicalConjunction", None),
    "||": (["&&"], "LogicalDisjunction", None),
    "??": (["the right side"], "NilCoalescing", None),
    "+": (["-"], "Addition", "AdditiveArithmetic"),
    "-": (["+"], "Addition", "AdditiveArithmetic"),
    "*": (["+"], "Multiplication", "BinaryInteger"),
    "/": (["*"], "Multiplication", "BinaryInteger"),
    "%": (["/"], "Multiplication", "BinaryInteger"),
    "&+": (["&-"], "Addition", "FixedWidthInteger"),
    "&-": (["&+"], "Addition", "FixedWidthInteger"),
    "&*": (["&+"], "Multiplication", "FixedWidthInteger"),
    "&": (["|"], "Multiplication", "BinaryInteger"),
    "|": (["&"], "Addition", "BinaryInteger"),
    "^": (["&"], "Addition", "BinaryInteger"),
    "<<": ([">>"], "BitwiseShift", "BinaryInteger"),
    ">>": (["<<"], "BitwiseShift", "BinaryInteger"),
    "+=": (["-="], "Assignment", "AdditiveArithmetic"),
    "-=": (["+="], "Assignment", "AdditiveArithmetic"),
    "*=": (["+="], "Assignment", "BinaryInteger"),
    "|=": (["&="], "Assignment", "BinaryInteger"),
    "&=": (["|="], "Assignment", "BinaryInteger"),
    "^=": (["&="], "Assignment", "BinaryInteger"),
}
# Members and functions that have an opposite: what takes their place in the text.
OPPOSITES = {
    "min": ("max", "min"), "max": ("min", "max"),
    "lowerBound": ("upperBound", "lower"), "upperBound": ("lowerBound", "upper"),
}
CLASSES = [
    ("comparison", "comparison changed"), ("arithmetic", "arithmetic or bit operator changed"),
    ("literal", "number changed"), ("logic", "&&, ||, ! or ?? changed"),
    ("condition", "condition negated, or a binding made to fail"),
    ("statement", "assignment or call dropped"), ("jump", "return, break or continue changed"),
    ("return", "another value returned"), ("side", "side swapped"),
    ("extreme", "minimum and maximum, lower and upper bound swapped"),
    ("truth", "true and false swapped"),
]


@dataclass
class Mutant:
    """One change of one line."""
    path: str
    function: str
    line: int
    text: str
    kind: str
    change: str
    # What a reader sees: the bytes of the source that change, and what stands there then.
    start: int
    end: int
    shown: str
    number: int = 0
    id: str = ""
    # Where the text of its site came to stand in the rewritten source.
    written: tuple = (0, 0)


@dataclass
class Site:
    """A place of a source; `render` gives what stands before, in place of and behind it."""
    start: int
    end: int
    render: object
    mutants: list = field(default_factory=list)
    # The operator that is mutated, if it is one.
    operator: str = ""


class Collector:
    """Collects the sites of one source."""

    def __init__(self, source):
        self.source = source
        self.tokens = source.tokens
        self.sites = []
        self.lines = source.data.decode("utf-8").split("\n")

    def collect(self):
        for index, token in enumerate(self.tokens):
            if index not in self.source.untouchable:
                self.token(index, token)
        for span in self.source.statements:
            self.wrap(span, "statement", "dropped", "", "if !isMutant({0}) {{ ", " }}")
        for span in self.source.jumps:
            self.jump(span)
        for span in self.source.returns:
            self.returned(span)
        for span in self.source.conditions:
            if not self.is_comparison(span.first, span.last):
                self.negate(span.first, span.last)
        for span in self.source.bindings:
            shown = self.text(span.first, span.last) + ", false"
            self.add(
                span.first, span.last, "condition", "made to fail", shown,
                lambda m: ("", None, f", !isMutant({m[0].number})"))
        self.sites.sort(key=lambda s: (s.start, -s.end))
        return [s for s in self.sites if s.mutants[0].function != "hash"]

    def text(self, first, last):
        data = self.source.data[self.tokens[first].start:self.tokens[last].end]
        return data.decode("utf-8")

    def mutant(self, first, last, kind, change, shown):
        token = self.tokens[first]
        return Mutant(
            self.source.path, self.source.functions[first], token.line,
            self.lines[token.line - 1].strip(), kind, change, token.start,
            self.tokens[last].end, shown)

    def add(self, first, last, kind, change, shown, render):
        mutant = self.mutant(first, last, kind, change, shown)
        self.sites.append(Site(mutant.start, mutant.end, render, [mutant]))

    def wrap(self, span, kind, change, shown, before, behind):
        self.add(
            span.first, span.last, kind, change, shown,
            lambda m: (before.format(m[0].number), None, behind.format(m[0].number)))

    def replace(self, index, kind, changes, render):
        """Mutants of one token; each change is its words and the new text."""
        mutants = [self.mutant(index, index, kind, words, shown) for words, shown in changes]
        self.sites.append(Site(mutants[0].start, mutants[0].end, render, mutants))

    def token(self, index, token):
        before = self.tokens[index - 1].text if index else ""
        behind = self.tokens[index + 1].text if index + 1 < len(self.tokens) else ""
        if token.is_infix and token.text in OPERATORS:
            words = {t.text for t in self.tokens[index + 1:index + 3]}
            if not words & {"Copyable", "BitwiseCopyable"}:
                self.operator(index, token)
        elif token.is_infix and token.text == "?":
            self.ternary(index)
        elif token.kind == "operator" and token.text == "!" and not token.trailed:
            if before != ")" and (token.spaced or before in "(["):
                self.replace(index, "logic", [("`!` dropped", "")], "prefix")
        elif token.kind == "number" and before != ".":
            self.number(index, token)
        elif token.text in ("true", "false"):
            other = "false" if token.text == "true" else "true"
            self.replace(
                index, "truth", [(f"`{token.text}` to `{other}`", other)],
                lambda m: ("", f"(isMutant({m[0].number}) != {token.text})", ""))
        elif token.text in ("buy", "sell") and before == "." and self.is_implicit(index - 1):
            other = "sell" if token.text == "buy" else "buy"
            self.replace(
                index, "side", [(f"`.{token.text}` to `.{other}`", other)],
                lambda m: ("", f"{token.text}.swapped({m[0].number})", ""))
        elif token.text == "opposite" and before == ".":
            self.replace(
                index, "side", [("`.opposite` dropped", "self")],
                lambda m: ("", f"opposite.swapped({m[0].number})", ""))
        elif token.text in OPPOSITES:
            self.opposite(index, token, before, behind)

    def is_implicit(self, dot):
        """Whether a member's dot has nothing before it."""
        before = self.tokens[dot - 1]
        return self.tokens[dot].spaced or before.text in ("(", "[")

    def operator(self, index, token):
        kind = "comparison" if token.text in COMPARISONS else "arithmetic"
        if token.text in ("&&", "||", "??"):
            kind = "logic"
        changes = [(f"`{token.text}` to `{new}`" if new in OPERATORS else "always the right side",
                    new if new in OPERATORS else "?? nil ??") for new in OPERATORS[token.text][0]]
        self.replace(index, kind, changes, "operator")
        self.sites[-1].operator = token.text

    def number(self, index, token):
        value = int(token.text.replace("_", ""), 0)
        changes = [value + 1] + ([value - 1] if value > 0 else [])

        def render(mutants):
            text = token.text
            for mutant in mutants:
                text = f"changed({mutant.number}, {text}, {mutant.shown})"
            return "", text, ""

        self.replace(
            index, "literal", [(f"`{token.text}` to `{new}`", str(new)) for new in changes], render)

    def opposite(self, index, token, before, behind):
        new, name = OPPOSITES[token.text]
        changes = [(f"`{token.text}` to `{new}`", new)]
        if name in ("lower", "upper"):
            if before == ".":
                self.replace(
                    index, "extreme", changes,
                    lambda m: ("", f"{name}Changed({m[0].number})", ""))
        elif behind == "(" and before not in (".", "func", "?.", "by"):
            self.replace(
                index, "extreme", changes, lambda m: ("", f"{name}Changed({m[0].number}, ", ""))
            self.sites[-1].end = self.sites[-1].mutants[0].end = self.tokens[index + 1].end
            self.sites[-1].mutants[0].shown += "("
        elif behind == "(" and before == "." and self.tokens[index + 2].text == ")":
            self.replace(
                index, "extreme", changes, lambda m: ("", f"{name}Changed({m[0].number}", ""))
            self.sites[-1].end = self.sites[-1].mutants[0].end = self.tokens[index + 1].end
            self.sites[-1].mutants[0].shown += "("

    def ternary(self, index):
        """The condition before a `?`."""
        first, depth = index, 0
        while first > 0:
            token = self.tokens[first - 1]
            depth += (token.text in CLOSING) - (token.text in OPENING)
            if depth < 0 or (depth == 0 and (
                    token.text in ("=", ",", ":", "?", "return", "in", "+=", "-=")
                    or token.text in ("{",))):
                break
            first -= 1
        if first < index and not self.is_comparison(first, index - 1):
            self.negate(first, index - 1)

    def is_comparison(self, first, last):
        """Whether a condition is one comparison, so that negating it is another of its mutants."""
        depth, compares = 0, 0
        for token in self.tokens[first:last + 1]:
            if depth == 0 and token.is_infix:
                if token.text in ("&&", "||"):
                    return False
                compares += token.text in COMPARISONS
            depth += (token.text in OPENING) - (token.text in CLOSING)
        return compares == 1

    def negate(self, first, last):
        self.add(
            first, last, "condition", "negated", f"!({self.text(first, last)})",
            lambda m: (f"(isMutant({m[0].number}) != (", None, "))"))

    def jump(self, span):
        word = self.tokens[span.first].text
        other = {"break": "continue", "continue": "break"}.get(word)
        if other:
            self.add(
                span.first, span.last, "jump", f"`{word}` to `{other}`", other,
                lambda m: (f"if isMutant({m[0].number}) {{ {other} }}; ", None, ""))
        if self.tokens[span.first - 1].text == ":":
            return  # All that a case of a switch does: to do nothing is the same.
        self.wrap(span, "jump", f"`{word}` dropped", "", "if !isMutant({0}) {{ ", " }}")

    def returned(self, span):
        value = self.text(span.first + 1, span.last)
        for other in ("nil", "0", "[]"):
            if value == other:
                continue
            self.add(
                span.first, span.last, "return", f"`{other}` returned", f"return {other}",
                lambda m, other=other:
                (f"if isMutant({m[0].number}) {{ return {other} }}; ", None, ""))


def number_all(mutants):
    """Gives each mutant its number, and an id that changes elsewhere don't change."""
    seen = {}
    for number, mutant in enumerate(mutants, 1):
        key = "|".join((mutant.path, mutant.function, mutant.text, mutant.kind, mutant.change))
        seen[key] = seen.get(key, 0) + 1
        digest = hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()
        mutant.number, mutant.id = number, digest[:8]
