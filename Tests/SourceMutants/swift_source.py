"""What a Swift source is made of: statements, conditions, patterns and the functions they are in.

No compiler's parser: it knows the shapes that the sources of this project have. What it takes wrong
makes a mutant that does not compile, which is left out by the build.
"""
from dataclasses import dataclass, field

from swift_tokens import KEYWORDS, tokens_of

ASSIGNMENTS = {"=", "+=", "-=", "*=", "|=", "&=", "^=", "&+=", "&-="}
CONTROL = {"if", "guard", "while", "for", "repeat", "do", "else", "defer", "switch", "catch"}
TYPES = {"struct", "enum", "extension", "protocol", "class"}
ACCESSORS = {"get", "set", "unsafeAddress", "unsafeMutableAddress", "deinit"}
TRAPS = {"precondition", "preconditionFailure", "assert", "fatalError"}
OPENING, CLOSING = {"(", "[", "{"}, {")", "]", "}"}


@dataclass
class Span:
    """Tokens from the first to the last, by number."""
    first: int
    last: int


@dataclass
class Source:
    """A source and what is known of it."""
    path: str
    data: bytes
    tokens: list
    # The name of the function that each token stands in.
    functions: list
    # Statements that can be dropped, `return`s, `break`s and `continue`s.
    statements: list = field(default_factory=list)
    returns: list = field(default_factory=list)
    jumps: list = field(default_factory=list)
    # Conditions without bindings, and lists of conditions with bindings.
    conditions: list = field(default_factory=list)
    bindings: list = field(default_factory=list)
    # Tokens of patterns and of traps, by number.
    untouchable: set = field(default_factory=set)


class Parser:
    """Walks over the tokens of a source."""

    def __init__(self, path, data):
        tokens = tokens_of(data)
        self.source = Source(path, data, tokens, [""] * len(tokens))
        self.tokens = tokens
        self.place = 0
        self.function = ""
        # The braces of what a `guard` does otherwise, which must not fall through.
        self.guards = set()

    def parse(self):
        while self.place < len(self.tokens):
            self.statement("type")
        # The way out of a `guard` can't be dropped.
        ways_out = {last for _, last in self.guards}
        self.source.jumps = [j for j in self.source.jumps if j.last + 1 not in ways_out]
        return self.source

    def text(self, ahead=0):
        place = self.place + ahead
        return self.tokens[place].text if place < len(self.tokens) else ""

    def take(self):
        self.source.functions[self.place] = self.function
        self.place += 1

    def block(self, kind, is_value):
        """A block in braces. A value's block of one statement is that statement's value."""
        self.take()
        if kind == "closure":
            self.closure_head()
        spans = []
        while self.place < len(self.tokens) and self.text() != "}":
            if kind == "switch" and self.text() in ("case", "default"):
                self.pattern({":"})
                self.take()
                continue
            if self.text() == ";":
                self.take()
                continue
            spans.append(self.statement(kind))
        self.take()
        if kind in ("code", "switch") and not (is_value and len(spans) == 1):
            self.source.statements += [s for s in spans if self.is_droppable(s)]
        elif kind == "closure" and len(spans) > 1:
            self.source.statements += [s for s in spans if self.is_droppable(s)]

    def closure_head(self):
        """The names before a closure's `in`."""
        ahead = 0
        while self.tokens[self.place + ahead].kind == "word" or self.text(ahead) in ",()":
            if self.text(ahead) == "in":
                for _ in range(ahead + 1):
                    self.take()
                return
            ahead += 1

    def pattern(self, ends):
        """A pattern behind `case`, up to a token that ends it or to its `where`."""
        depth = 0
        while depth or self.text() not in ends:
            if self.text() == "where" and not depth:
                while self.text() not in ends:
                    self.take()
                return
            depth += (self.text() in OPENING) - (self.text() in CLOSING)
            self.source.untouchable.add(self.place)
            self.take()

    def statement(self, kind):
        """One statement or declaration; returns its tokens."""
        first = self.place
        depth, block, sees_assignment, is_value, returned = 0, "closure", False, False, None
        while self.place < len(self.tokens):
            token = self.tokens[self.place]
            text = token.text
            if depth == 0 and self.place > first and self.ends_before(token, first):
                break
            if text == "{":
                before = self.place
                self.block(block if depth == 0 else "closure", is_value)
                if self.tokens[first].text == "guard" and depth == 0:
                    self.guards.add((before, self.place - 1))
                if depth == 0 and block != "closure":
                    block = "closure"
                continue
            if text in CLOSING and depth == 0:
                break
            is_member = self.place > 0 and self.tokens[self.place - 1].text == "."
            if token.kind == "word" and not is_member:
                if text in TRAPS and self.text(1) == "(":
                    self.trap()
                    continue
                if text == "case" and kind == "type":
                    self.enumeration_case()
                    continue
                if text in ("if", "guard", "while"):
                    self.take()
                    block = "code"
                    self.condition_list()
                    continue
                if text == "where":
                    self.take()
                    if kind != "type" and self.tokens[first].text == "for":
                        self.condition_list()
                    continue
                if depth == 0:
                    if text in TYPES and kind == "type":
                        block = "type"
                    elif text == "switch":
                        block, is_value = "switch", is_value or sees_assignment
                    elif text in CONTROL:
                        block, is_value = "code", False
                    elif text in ("func", "init", "subscript") or text in ACCESSORS:
                        block, is_value = "code", text in ("get", "subscript")
                        if kind == "type":
                            self.function = self.text(1) if text == "func" else text
                    elif text == "var" and kind == "type":
                        block, is_value, self.function = "code", True, self.text(1)
                if text == "return" and kind != "type":
                    returned = self.place
                    self.take()
                    if self.ends_before(self.tokens[self.place], first):
                        self.source.jumps.append(Span(returned, returned))
                        returned = None
                    continue
                if text in ("break", "continue") and kind != "type":
                    self.source.jumps.append(Span(self.place, self.place))
            elif text == "->" and depth == 0:
                is_value = True
            elif text == "=" and depth == 0 and block == "code" and kind == "type":
                block, sees_assignment = "closure", True
            depth += (text in OPENING) - (text in CLOSING)
            self.take()
        if returned is not None:
            self.source.returns.append(Span(returned, self.place - 1))
        if kind == "type":
            self.function = ""
        return Span(first, self.place - 1)

    def ends_before(self, token, first):
        """Whether a statement ends before a token."""
        if token.text in ("}", ";"):
            return True
        if not token.breaks:
            return False
        if token.text in (".", "else", "where", "{", ":", "?", ",") or token.is_infix:
            return False
        before = self.tokens[self.place - 1]
        return not (before.is_infix or before.text in (",", "in", "=", "->", "else", ":", "switch"))

    def trap(self):
        """A precondition, which is no rule of the engine."""
        depth = 0
        while True:
            depth += (self.text() in OPENING) - (self.text() in CLOSING)
            self.source.untouchable.add(self.place)
            self.take()
            if depth == 0 and self.tokens[self.place - 1].text == ")":
                return

    def enumeration_case(self):
        line = self.tokens[self.place].line
        while self.place < len(self.tokens) and self.tokens[self.place].line == line:
            if self.text() == "}":
                return
            self.source.untouchable.add(self.place)
            self.take()

    def condition_list(self):
        """The conditions from here to the block that they guard."""
        start = clause = self.place
        depth, has_binding, is_plain = 0, False, True
        while self.place < len(self.tokens):
            token = self.tokens[self.place]
            text = token.text
            ends = depth == 0 and (
                text in ("{", "else")
                or (token.breaks and self.ends_before(token, start) and self.place > start))
            if ends or (text == "," and depth == 0):
                if is_plain and self.place > clause:
                    self.source.conditions.append(Span(clause, self.place - 1))
                if ends:
                    break
                self.take()
                clause, is_plain = self.place, True
                continue
            if depth == 0 and text in ("let", "var"):
                has_binding, is_plain = True, False
            if depth == 0 and text == "case":
                has_binding, is_plain = True, False
                self.pattern({"="})
                continue
            if text == "{":
                self.block("closure", True)
                continue
            depth += (text in OPENING) - (text in CLOSING)
            self.take()
        if has_binding and self.place > start:
            self.source.bindings.append(Span(start, self.place - 1))

    def is_droppable(self, span):
        """Whether a statement is an assignment or a call, not a declaration or a jump."""
        head = self.tokens[span.first]
        is_declaration = head.text in KEYWORDS or head.text.startswith("@")
        if head.kind != "word" or is_declaration or span.first in self.source.untouchable:
            return False
        depth, assigns, has_infix = 0, False, False
        targets = 3 if head.text == "self" else 1
        sets_name = self.tokens[span.first + targets].text == "="
        if sets_name and self.source.functions[span.first] == "init":
            return False  # What an initializer must set.
        for token in self.tokens[span.first:span.last + 1]:
            if depth == 0 and token.is_infix:
                assigns |= token.text in ASSIGNMENTS
                has_infix |= token.text not in ASSIGNMENTS
            depth += (token.text in OPENING) - (token.text in CLOSING)
        is_call = self.tokens[span.last].text in (")", "}") and span.last > span.first
        return assigns or (is_call and not has_infix)


def parse(path, data):
    """What stands in a source."""
    return Parser(path, data).parse()
