"""The tokens of a Swift source, as far as mutating needs them."""
import re
from dataclasses import dataclass

KEYWORDS = set(
    """associatedtype break case catch class continue default defer deinit do else enum extension
    fallthrough fileprivate final for func get guard if import in init internal let mutating open
    package private protocol public repeat return set static struct subscript switch throw throws
    typealias unsafeAddress unsafeMutableAddress var where while nonmutating override convenience
    required lazy weak indirect borrowing consuming""".split())

PATTERN = re.compile(
    r"""(?P<space>[ \t]+)|(?P<line>\n)|(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<string>"(?:\\.|[^"\\\n])*")|(?P<directive>\#\w+)
    |(?P<number>0x[0-9A-Fa-f_]+|0b[01_]+|[0-9][0-9_]*(?:\.[0-9]+)?)
    |(?P<word>[@$]?[A-Za-z_][A-Za-z_0-9]*|\$[0-9]+|`\w+`)
    |(?P<operator>\.\.[.<]|[-+*/%<>=!&|^~?]+)
    |(?P<mark>[()\[\]{},:;.\\])""",
    re.VERBOSE | re.DOTALL)


@dataclass
class Token:
    """A token; `start` and `end` count bytes of the source."""
    kind: str
    text: str
    start: int
    end: int
    line: int
    # Whether white space, and whether a line's end, stands before it; white space behind it.
    spaced: bool = False
    breaks: bool = False
    trailed: bool = False

    @property
    def is_infix(self):
        """Whether it is an operator between two operands, by the white space about it."""
        return self.kind == "operator" and self.spaced and self.trailed


def tokens_of(source):
    """The tokens of a source's bytes, without comments and without what only debug builds have."""
    text = source.decode("latin-1")  # One character for each byte.
    found, place, line, space, fresh, hidden = [], 0, 1, True, True, 0
    while place < len(text):
        match = PATTERN.match(text, place)
        if not match:
            raise ValueError(f"line {line}: no token begins with {text[place:place + 10]!r}")
        kind, piece = match.lastgroup, match.group()
        if kind in ("space", "line", "comment"):
            if found:
                found[-1].trailed = True
            space, fresh = True, fresh or "\n" in piece
        elif kind == "directive":
            hidden += {"#if": 1, "#endif": -1}.get(piece, 0)
            space = fresh = True
        elif not hidden:
            token = Token(kind, piece, place, match.end(), line, space, fresh)
            found.append(token)
            space = fresh = False
        line += piece.count("\n")
        place = match.end()
    return found
