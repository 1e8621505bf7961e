"""One package that holds all mutants at once, written beside the original and built.

What does not compile as a mutant is found by the compiler's own lines, left out, and built again.
"""
import os
import pathlib
import re
import subprocess

import mutations
from mutations import OPERATORS
from swift_source import parse

ROOM = "Sources/ReferenceEngine"
LEFT_OUT = ["ReferenceEngine+Invariants.swift"]
# Functions whose mutants are not judged, since no command reaches them; by file, "" for all.
NO_COMMAND = {
    "": {"copy", "copyState"},
    "ReferenceEngine+Queries.swift": {
        "topOfBook", "levels", "firstLevel", "save", "init", "bringBack", "digest"},
    "ReferenceEngine.swift": {"clock"},
    "ExpiryHeap.swift": {"count"},
}
ERROR = re.compile(r"^(/[^\n:]*?([^/\n:]+\.swift)):(\d+):(\d+): error: (.*)$", re.MULTILINE)

HEADER = """#pragma once
/// The number of the mutant that was chosen, or 0.
extern int chosen_mutant;
static inline _Bool is_chosen_mutant(int number) { return chosen_mutant == number; }
"""
CHOICE = """#include "Mutant.h"
#include <stdlib.h>
int chosen_mutant;
__attribute__((constructor)) static void choose(void) {
  const char *text = getenv("ASSAY_MUTANT");
  chosen_mutant = text ? atoi(text) : 0;
}
"""
PRELUDE = """public import Market
public import Mutant

@inlinable @inline(__always)
public func isMutant(_ number: Int32) -> Bool { is_chosen_mutant(number) }

@inlinable @inline(__always)
public func changed<T>(_ number: Int32, _ original: T, _ other: T) -> T {
  isMutant(number) ? other : original
}

@inlinable public func minChanged<T: Comparable>(_ number: Int32, _ a: T, _ b: T) -> T {
  isMutant(number) ? max(a, b) : min(a, b)
}

@inlinable public func maxChanged<T: Comparable>(_ number: Int32, _ a: T, _ b: T) -> T {
  isMutant(number) ? min(a, b) : max(a, b)
}

extension Sequence where Element: Comparable {
  @inlinable public func minChanged(_ number: Int32) -> Element? {
    isMutant(number) ? self.max() : self.min()
  }
  @inlinable public func maxChanged(_ number: Int32) -> Element? {
    isMutant(number) ? self.min() : self.max()
  }
}

extension ClosedRange {
  @inlinable public func lowerChanged(_ number: Int32) -> Bound {
    isMutant(number) ? upperBound : lowerBound
  }
  @inlinable public func upperChanged(_ number: Int32) -> Bound {
    isMutant(number) ? lowerBound : upperBound
  }
}

extension Side {
  @inlinable public func swapped(_ number: Int32) -> Side { isMutant(number) ? opposite : self }
}
"""


def symbol(number):
    """A name of an operator that no source has."""
    digits = []
    while number or len(digits) < 2:
        number, digit = divmod(number, 64)
        digits.append(chr(0x2200 + digit))
    return "".join(digits)


def declaration(name, original, mutants):
    """An operator that is the original one unless one of its mutants was chosen."""
    _, group, operand = OPERATORS[original]
    head = f"infix operator {name}: {group}Precedence\n@inlinable @inline(__always) public func {name}"
    if original in ("&&", "||"):
        other = mutants[0].shown
        return (f"{head} (a: Bool, b: @autoclosure () -> Bool) -> Bool {{\n"
                f"  isMutant({mutants[0].number}) ? a {other} b() : a {original} b()\n}}\n")
    if original == "??":
        body = f"isMutant({mutants[0].number}) ? b() : a ?? b()"
        second = head.split("\n")[1]
        return (f"{head} <T>(a: T?, b: @autoclosure () -> T) -> T {{ {body} }}\n"
                f"{second} <T>(a: T?, b: @autoclosure () -> T?) -> T? {{ {body} }}\n")
    if group == "Assignment":
        cases = "".join(f"  if isMutant({m.number}) {{ a {m.shown} b; return }}\n" for m in mutants)
        return f"{head} <T: {operand}>(a: inout T, b: T) {{\n{cases}  a {original} b\n}}\n"
    shift = original in ("<<", ">>")
    types = f"<T: {operand}, U: {operand}>(a: T, b: U)" if shift else f"<T: {operand}>(a: T, b: T)"
    result = "Bool" if group == "Comparison" else "T"
    cases = "".join(f"  if isMutant({m.number}) {{ return a {m.shown} b }}\n" for m in mutants)
    return f"{head} {types} -> {result} {{\n{cases}  return a {original} b\n}}\n"


class Package:
    """The scratch package with its mutants."""

    def __init__(self, root, scratch):
        self.root, self.scratch = pathlib.Path(root), pathlib.Path(scratch)
        self.sources, self.sites = {}, {}
        for path in sorted((self.root / ROOM).glob("*.swift")):
            source = parse(path.name, path.read_bytes())
            self.sources[path.name] = source
            if path.name not in LEFT_OUT:
                self.sites[path.name] = mutations.Collector(source).collect()
        self.mutants = [m for sites in self.sites.values() for s in sites for m in s.mutants]
        mutations.number_all(self.mutants)
        self.dead = {}

    @property
    def alive(self):
        """The mutants that compile."""
        return [m for m in self.mutants if m.id not in self.dead]

    @property
    def judged(self):
        """The mutants that compile and that commands reach."""
        return [m for m in self.alive
                if m.function not in NO_COMMAND[""] | NO_COMMAND.get(m.path, set())]

    def write(self):
        """Writes the package; files that are as they were are left untouched."""
        self.mirror("Sources")
        manifest = (self.root / "Package.swift").read_text()
        for setting in ("  .treatAllWarnings(as: .error),\n", "  .strictMemorySafety(),\n"):
            manifest = manifest.replace(setting, "")
        manifest = manifest.replace("testSupport.map", "testSupport.filter { _ in false }.map", 1)
        manifest = manifest.replace(
            "    + libraries.map", '    + [.target(name: "Mutant")]\n    + libraries.map', 1)
        room = manifest.index('name: "ReferenceEngine"')
        imports = manifest.index('imports: ["Market"]', room)
        manifest = (manifest[:imports] + 'imports: ["Market", "Mutant"]'
                    + manifest[imports + len('imports: ["Market"]'):])
        put(self.scratch / "Package.swift", manifest.encode())
        put(self.scratch / "Sources/Mutant/include/Mutant.h", HEADER.encode())
        put(self.scratch / "Sources/Mutant/Mutant.c", CHOICE.encode())
        operators = []
        for name, sites in self.sites.items():
            text = self.rewrite(self.sources[name].data, sites, operators)
            put(self.scratch / ROOM / name, text)
        put(self.scratch / ROOM / "Mutation.swift", (PRELUDE + "\n".join(operators)).encode())

    def mirror(self, folder):
        """Copies a folder, without what is rewritten and without what is gone."""
        source, target = self.root / folder, self.scratch / folder
        wanted = set()
        for path in source.rglob("*"):
            if path.is_file():
                relative = path.relative_to(source)
                wanted.add(relative)
                if f"{folder}/{relative.parent}" != ROOM or path.name in LEFT_OUT:
                    put(target / relative, path.read_bytes())
        made = {pathlib.Path("ReferenceEngine/Mutation.swift"), pathlib.Path("Mutant/Mutant.c"),
                pathlib.Path("Mutant/include/Mutant.h")}
        for path in list(target.rglob("*")):
            relative = path.relative_to(target)
            if path.is_file() and relative not in wanted | made:
                path.unlink()

    def rewrite(self, data, sites, operators):
        """A source with the sites of all mutants that are alive."""
        events = []
        for order, site in enumerate(sites):
            mutants = [m for m in site.mutants if m.id not in self.dead]
            if not mutants:
                continue
            before, text, behind = self.render(site, mutants, operators)
            length = site.end - site.start
            events.append((site.start, 1, -length, order, "open", site, mutants, before, text))
            events.append((site.end, 0, length, -order, "close", site, mutants, behind, text))
        events.sort(key=lambda e: e[:4])
        out, place, skipping = bytearray(), 0, 0
        for offset, _, _, _, what, _, mutants, insert, text in events:
            if not skipping:
                out += data[place:offset]
            place = offset
            if what == "open":
                for mutant in mutants:
                    mutant.written = (len(out), 0)
                out += insert.encode()
                if text is not None:
                    out += text.encode()
                    skipping += 1
            else:
                if text is not None:
                    skipping -= 1
                out += insert.encode()
                for mutant in mutants:
                    mutant.written = (mutant.written[0], len(out))
        out += data[place:]
        return bytes(out)

    def render(self, site, mutants, operators):
        if site.render == "operator":
            name = symbol(site.mutants[0].number)
            operators.append(declaration(name, site.operator, mutants))
            return "", name, ""
        if site.render == "prefix":
            name = symbol(site.mutants[0].number)
            operators.append(
                f"prefix operator {name}\n@inlinable @inline(__always) public prefix func {name} "
                f"(a: Bool) -> Bool {{ isMutant({mutants[0].number}) ? a : !a }}\n")
            return "", name, ""
        return site.render(mutants)

    def build(self, tell):
        """Builds until every mutant that is left compiles; returns the executable's path."""
        dead = self.scratch / "uncompilable"
        if dead.exists():
            ids = {m.id for m in self.mutants}
            self.dead = {i: "does not compile" for i in dead.read_text().split() if i in ids}
        for attempt in range(1, 41):
            self.write()
            product = ["--target", "ReferenceEngine"]
            log = self.swift_build(product)
            if log is None:
                product = ["--product", "assay"]
                log = self.swift_build(product)
                if log is None:
                    return self.scratch / ".build/release/assay"
            dropped = self.blame(log)
            if not dropped:
                raise SystemExit(f"source-mutants: the scratch package does not build:\n{log[-6000:]}")
            put(self.scratch / f"build-{attempt}.log", log.encode())
            tell(f"build {attempt}: {len(dropped)} mutants do not compile, "
                 f"{len(self.alive)} are left")
            put(dead, "\n".join(sorted(self.dead)).encode())
        raise SystemExit("source-mutants: the scratch package does not build")

    def swift_build(self, what):
        environment = dict(os.environ, ASSAY_TESTS="none")
        result = subprocess.run(
            ["nice", "swift", "build", "-c", "release", "-j", "2", "--package-path",
             str(self.scratch), *what],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return None if result.returncode == 0 else result.stdout

    def blame(self, log):
        """Takes out the mutants that the compiler's errors are about."""
        dropped = set()
        for _, name, line, column, message in set(ERROR.findall(log)):
            if name not in self.sites:
                continue
            text = (self.scratch / ROOM / name).read_bytes()
            lines = text.split(b"\n")
            offset = sum(len(l) + 1 for l in lines[:int(line) - 1]) + int(column) - 1
            dropped |= {m.id for m in self.suspects(name, offset, int(line), lines, message)}
        for mutant in dropped:
            self.dead[mutant] = "does not compile"
        return dropped

    def suspects(self, name, offset, line, lines, message):
        alive = [m for s in self.sites[name] for m in s.mutants if m.id not in self.dead]
        word = re.search(r"'(?:self\.)?(\w+)'", message)
        if word and "initialized" in message:
            unset = [m for m in alive if m.kind == "statement" and m.written[0] < offset
                     and re.search(rf"\b{word[1]} = ", m.text)]
            if unset:
                return [m for m in unset if m.function == unset[-1].function]
        holding = [m for m in alive if m.written[0] <= offset < m.written[1]]
        if holding:
            shortest = min(m.written[1] - m.written[0] for m in holding)
            return [m for m in holding if m.written[1] - m.written[0] == shortest]
        start = sum(len(l) + 1 for l in lines[:line - 1])
        on_line = [m for m in alive if start <= m.written[0] < start + len(lines[line - 1])]
        if on_line:
            return on_line
        # A value that a dropped statement leaves unset: the nearest function above.
        above = [m for m in alive if m.kind in ("statement", "jump") and m.written[0] < offset]
        return [m for m in above if m.function == above[-1].function]


def put(path, data):
    """Writes a file unless it holds just this."""
    path = pathlib.Path(path)
    if path.exists() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(path.name + ".aside")
    aside.write_bytes(data)
    aside.replace(path)
