"""The report: the score by operator and by file, and the survivors with their arguments."""
import json
from collections import Counter

from mutations import CLASSES

COLUMNS = ["scenarios", "campaign", "exhaust", "crash", "hang", "argued", "survived"]
KINDS = {"equivalent", "resource", "unreachable", "tested"}


class Arguments:
    """Why survivors need no killing, by file, function, line and change.

    An argument holds for a mutant when its file, function and line are the argument's, and its
    change is one of `changes`, where that is given.
    """

    def __init__(self, path):
        self.path = path
        self.entries = json.loads(path.read_text())["arguments"]
        for number, entry in enumerate(self.entries, 1):
            missing = {"file", "function", "lines", "kind", "reason"} - set(entry)
            if missing or entry["kind"] not in KINDS:
                raise SystemExit(
                    f"{path}: argument {number}: "
                    + (f"{', '.join(sorted(missing))} missing" if missing
                       else f"kind is none of {', '.join(sorted(KINDS))}"))

    def find(self, mutant):
        for entry in self.entries:
            if (entry["file"] == mutant.path and entry["function"] == mutant.function
                    and mutant.text in entry["lines"]
                    and mutant.change in entry.get("changes", [mutant.change])):
                return entry
        return None

    def stale(self, mutants):
        """Lines and changes of arguments that no mutant has any more."""
        found = []
        for entry in self.entries:
            own = [m for m in mutants
                   if m.path == entry["file"] and m.function == entry["function"]]
            for line in entry["lines"]:
                changes = {m.change for m in own if m.text == line}
                if not changes:
                    found.append(f"{entry['file']}, {entry['function']}: no mutant has the line "
                                 f"'{line}'")
            everything = {m.change for m in own if m.text in entry["lines"]}
            for change in set(entry.get("changes", [])) - everything:
                found.append(f"{entry['file']}, {entry['function']}: no mutant has the change "
                             f"'{change}'")
        return found


def column(mutant, result, arguments):
    """The column of the report that a mutant counts in."""
    end = result["end"]
    if end == "told":
        return result["stage"]
    if end in ("crashed", "hung"):
        return {"crashed": "crash", "hung": "hang"}[end]
    return "argued" if arguments.find(mutant) else "survived"


def table(title, rows, counts):
    head = f"| {title} | mutants | " + " | ".join(COLUMNS) + " |\n"
    text = head + "|---|" + "--:|" * (len(COLUMNS) + 1) + "\n"
    for key, name in rows:
        row = counts.get(key, Counter())
        if row:
            cells = " | ".join(str(row[c]) if row[c] else "" for c in COLUMNS)
            text += f"| {name} | {sum(row.values())} | {cells} |\n"
    return text


def report(mutants, results, arguments, seed, possible):
    """The report as Markdown; the same for the same results."""
    judged = sorted((m for m in mutants if m.id in results), key=lambda m: m.number)
    columns = {m.id: column(m, results[m.id], arguments) for m in judged}
    by_kind, by_file, total = {}, {}, Counter()
    for mutant in judged:
        what = columns[mutant.id]
        by_kind.setdefault(mutant.kind, Counter())[what] += 1
        by_file.setdefault(mutant.path, Counter())[what] += 1
        total[what] += 1
    killed = sum(total[c] for c in COLUMNS[:5])
    stages = Counter(results[m.id]["stage"] for m in judged)
    relevant = killed + total["survived"]
    told = Counter(results[m.id]["judge"] for m in judged if columns[m.id] == "scenarios")
    which = ("all of them" if len(judged) == possible
             else f"{len(judged)} of them, chosen with seed {seed}")
    text = f"""# Source mutants of the reference engine

`make source-mutants` wrote this. Each mutant is one small change of a line of
`Sources/ReferenceEngine`; the suite has to notice it. Of {possible} mutants that compile,
{which}, were judged: first by the scenarios, then by campaigns, then by exhaustive search,
up to the first that noticed. A crash or a run that does not end counts as noticed.

**{killed} of {len(judged)} were noticed, {total['argued']} of the others are argued to be no
faults that a history shows, {total['survived']} survive: a score of
{100 * killed / max(1, relevant):.1f} %.** The scenarios alone, their crashes and endless runs
included, notice {stages['scenarios']} ({100 * stages['scenarios'] / max(1, relevant):.1f} %);
in the first scenario that failed, a hand-written expectation told it for {told['expectation']}, the golden log
alone for {told['golden']}, the mirrored run for {told['mirror']}, the other engine for
{told['differential']}.

"""
    text += table("change", CLASSES, by_kind) + "\n"
    text += table("file", [(f, f"`{f}`") for f in sorted(by_file)], by_file) + "\n"
    text += "## Not mutated\n\n" + NOT_MUTATED + "\n"
    survivors = [m for m in judged if columns[m.id] == "survived"]
    if survivors:
        text += "## Survivors\n\n"
        text += "".join(f"- `{m.id}` {place(m)}\n" for m in survivors) + "\n"
    argued = [m for m in judged if columns[m.id] == "argued"]
    if argued:
        text += "## Argued\n\nThe arguments stand in `Tests/SourceMutants/arguments.json`.\n\n"
        for entry in arguments.entries:
            own = [m for m in argued if arguments.find(m) is entry]
            if own:
                text += f"{entry['kind'].capitalize()}: {entry['reason']}\n\n"
                text += "".join(f"- `{m.id}` {place(m)}\n" for m in own) + "\n"
    return text.rstrip() + "\n"


def place(mutant):
    code = mutant.text.replace("`", "")
    return f"{mutant.path}, {mutant.function or 'declarations'}: ``{code}``: {mutant.change}"


NOT_MUTATED = """- Traps (`precondition`) and the invariants of debug builds: they state what can't be.
- Patterns, and what only names things: types, enumeration cases, attributes.
- Copying, saving and restoring a state, and the queries that judges don't ask: these are no
  commands, and `EnginesTests` (`CopyTests` among them) compare what they give.
- `hash` functions: any mixing is right, a worse one is only slower.
- What does not compile as a mutant.
"""
