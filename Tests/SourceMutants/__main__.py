#!/usr/bin/env python3
"""Mechanical mutants of the reference engine: does the suite notice each small change?

All mutants are built into one executable, and one of them is chosen by the environment; each is
judged by the scenarios, by campaigns and by exhaustive search until one of these notices it. What is
known is kept in the scratch folder, and the next run goes on from there.

Examples:
  python3 Tests/SourceMutants
      Judge all mutants and write reports/source-mutants.md.
  python3 Tests/SourceMutants --sample 300 --seed 7
      Judge 300 of them.
  python3 Tests/SourceMutants --only 1b2c3d4e
      Show one mutant and judge it alone.
  python3 Tests/SourceMutants --list
      List the mutants, without building.
"""
import argparse
import difflib
import hashlib
import pathlib
import sys

from judging import Judges, Results, judge_all
from schemata import Package, put
from verdicts import Arguments, report

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HERE = pathlib.Path(__file__).resolve().parent


def tell(text):
    """A line of progress, written over on a terminal."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
    else:
        print(text, file=sys.stderr, flush=True)


def parameters():
    parser = argparse.ArgumentParser(
        prog="source-mutants", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, metavar="N", help="judge N mutants; all by default")
    parser.add_argument("--seed", type=int, default=1, help="which N; 1 by default")
    parser.add_argument("--file", action="append", metavar="NAME", help="only mutants of this file")
    parser.add_argument("--only", metavar="ID", help="show one mutant, and judge it")
    parser.add_argument("--list", action="store_true", help="list the mutants, without building")
    parser.add_argument("--again", action="store_true", help="judge the survivors again")
    parser.add_argument(
        "--commands", type=int, default=200_000, metavar="K",
        help="how many commands a campaign of each profile has; 200,000 by default")
    parser.add_argument(
        "--scratch", type=pathlib.Path, default=ROOT / ".build/source-mutants", metavar="DIR",
        help="where the mutants are built; .build/source-mutants by default")
    parser.add_argument(
        "--report", type=pathlib.Path, default=ROOT / "reports/source-mutants.md", metavar="FILE",
        help="where the report goes; reports/source-mutants.md by default")
    return parser.parse_args()


def digest(paths):
    """A fingerprint of files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def chosen(mutants, options):
    """The mutants to judge, in an order that a seed gives; edits elsewhere don't change it."""
    def rank(mutant):
        return hashlib.sha256(f"{options.seed}|{mutant.id}".encode()).digest()

    mutants = [m for m in mutants if not options.file or m.path in options.file]
    return sorted(mutants, key=rank)[:options.sample]


def difference(package, mutant):
    """A mutant as a diff."""
    data = package.sources[mutant.path].data
    changed = data[:mutant.start] + mutant.shown.encode() + data[mutant.end:]
    return "\n".join(difflib.unified_diff(
        data.decode().splitlines(), changed.decode().splitlines(),
        mutant.path, f"{mutant.path}: {mutant.change}", lineterm="", n=2))


def main():
    options = parameters()
    package = Package(ROOT, options.scratch)
    arguments = Arguments(HERE / "arguments.json")
    stale = arguments.stale(package.mutants)
    for line in stale:
        print(f"source-mutants: a stale argument: {line}", file=sys.stderr)
    if options.list:
        for m in package.mutants:
            print(f"{m.id} {m.path}:{m.line} {m.kind}: {m.change} | {m.text}")
        return 1 if stale else 0
    only = [m for m in package.mutants if m.id == options.only]
    if options.only and not only:
        print(f"source-mutants: no mutant {options.only}; --list lists them", file=sys.stderr)
        return 2
    for mutant in only:
        print(difference(package, mutant))
    executable = package.build(tell)
    judges = Judges(executable, ROOT, options.commands)
    tell("judging the engine as it is")
    judges.calibrate()
    for mutant in only:
        if mutant.id in package.dead:
            print("does not compile")
            return 2
        result = judges.judge(mutant.number)
        print(f"{result['end']} {result['stage']} {result['judge']} {result['arguments']}".strip())
        return 0
    sources = list((ROOT / "Sources/ReferenceEngine").glob("*.swift"))
    sources += [HERE / name for name in ("swift_tokens.py", "swift_source.py", "mutations.py")]
    results = Results(options.scratch / "results.jsonl", digest(sources))
    if options.again:
        results.by_id = {i: r for i, r in results.by_id.items() if r["end"] != "survived"}
    mutants = chosen(package.judged, options)
    judge_all(mutants, judges, results, tell)
    text = report(mutants, results.by_id, arguments, options.seed, len(package.judged))
    put(options.report, text.encode())
    print(f"\n{options.report}: " + text.split("**")[1].replace("\n", " "))
    return 1 if stale else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
