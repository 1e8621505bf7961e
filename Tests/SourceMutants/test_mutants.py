"""Tests of what finds, writes and reports mutants; run by `make lint`, in no time."""
import json
import pathlib
import tempfile
import unittest

from judging import Results
from mutations import Collector, number_all
from schemata import Package
from swift_source import parse
from verdicts import Arguments, report

SNIPPET = b"""extension Book {
  /// A comment with a < b in it.
  func take(_ wanted: Int, from side: Side) -> Int? {
    guard wanted > 0, let level = best(side.opposite) else { return nil }
    precondition(level.count < 9, "a < b")
    var left = wanted
    while left > 0 && !isEmpty {
      left -= 1
      drop(level)
      if left == 3 { break }
    }
    switch side {
    case .buy: count += 1
    case .sell: break
    }
    return min(left, 5)
  }

  var isEmpty: Bool { count == 0 }
}
"""


def mutants_of(data, path="Book.swift"):
    sites = Collector(parse(path, data)).collect()
    found = [m for site in sites for m in site.mutants]
    number_all(found)
    return found


class Finding(unittest.TestCase):
    def setUp(self):
        self.mutants = mutants_of(SNIPPET)
        self.changes = {(m.line, m.kind, m.change) for m in self.mutants}

    def test_comparisons_get_their_bound_and_their_opposite(self):
        self.assertIn((4, "comparison", "`>` to `>=`"), self.changes)
        self.assertIn((4, "comparison", "`>` to `<=`"), self.changes)

    def test_conditions_are_negated_unless_a_comparison_is(self):
        lines = {line for line, _, change in self.changes if change == "negated"}
        self.assertEqual(lines, {7})

    def test_bindings_fail_and_statements_and_jumps_are_dropped(self):
        self.assertIn((4, "condition", "made to fail"), self.changes)
        dropped = {line for line, _, change in self.changes if change.endswith("dropped")}
        self.assertEqual(dropped, {4, 7, 8, 9, 10, 13})

    def test_sides_numbers_returns_and_extremes(self):
        self.assertIn((4, "side", "`.opposite` dropped"), self.changes)
        self.assertIn((10, "literal", "`3` to `4`"), self.changes)
        self.assertIn((16, "return", "`nil` returned"), self.changes)
        self.assertIn((16, "extreme", "`min` to `max`"), self.changes)

    def test_comments_patterns_and_traps_are_left_alone(self):
        self.assertFalse([m for m in self.mutants if m.line in (2, 5)])
        self.assertFalse([m for m in self.mutants if m.kind == "side" and m.line in (13, 14)])

    def test_the_way_out_of_a_guard_stays(self):
        self.assertNotIn((4, "jump", "`return` dropped"), self.changes)

    def test_ids_differ_and_outlive_edits_elsewhere(self):
        ids = [m.id for m in self.mutants]
        self.assertEqual(len(ids), len(set(ids)))
        moved = mutants_of(b"// One line more.\n" + SNIPPET)
        self.assertEqual(ids, [m.id for m in moved])

    def test_functions_are_named(self):
        self.assertEqual({m.function for m in self.mutants}, {"take", "isEmpty"})


class Writing(unittest.TestCase):
    def test_the_whole_engine_is_read_and_rewritten(self):
        root = pathlib.Path(__file__).resolve().parent.parent.parent
        with tempfile.TemporaryDirectory() as folder:
            package = Package(root, folder)
            self.assertGreater(len(package.mutants), 1000)
            operators = []
            for name, sites in package.sites.items():
                data = package.sources[name].data
                text = package.rewrite(data, sites, operators)
                package.dead = {m.id: "" for m in package.mutants}
                self.assertEqual(package.rewrite(data, sites, []), data)
                package.dead = {}
                for site in sites:
                    for mutant in site.mutants:
                        start, end = mutant.written
                        self.assertTrue(0 <= start < end <= len(text))
                        symbol = any(c >= "\u2200" for c in text[start:end].decode())
                        self.assertTrue(symbol or str(mutant.number) in text[start:end].decode())


class Reporting(unittest.TestCase):
    def arguments(self, entries):
        path = pathlib.Path(self.folder.name) / "arguments.json"
        path.write_text(json.dumps({"arguments": entries}))
        return Arguments(path)

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.mutants = mutants_of(SNIPPET)
        self.entry = {
            "file": "Book.swift", "function": "take", "lines": ["drop(level)"],
            "kind": "resource", "reason": "Nobody sees it."}

    def test_an_argument_whose_line_or_change_is_gone_is_stale(self):
        self.assertEqual(self.arguments([self.entry]).stale(self.mutants), [])
        gone = dict(self.entry, lines=["drop(level)", "drop(everything)"], changes=["negated"])
        stale = self.arguments([gone]).stale(self.mutants)
        self.assertEqual(len(stale), 2)
        self.assertIn("drop(everything)", stale[0])
        self.assertIn("negated", stale[1])

    def test_an_argument_of_no_kind_is_refused(self):
        with self.assertRaises(SystemExit):
            self.arguments([dict(self.entry, kind="hope")])

    def test_the_report_counts_and_names_survivors(self):
        survivors = [m for m in self.mutants if m.line in (8, 9) and m.kind == "statement"]
        results = {m.id: {"end": "told", "stage": "scenarios", "judge": "golden"}
                   for m in self.mutants}
        for mutant in survivors:
            results[mutant.id] = {"end": "survived", "stage": "", "judge": ""}
        text = report(
            self.mutants, results, self.arguments([self.entry]), 1, len(self.mutants))
        count = len(self.mutants)
        self.assertIn(f"**{count - 2} of {count} were noticed, 1 of the others", text)
        self.assertIn("1 survive: a score of", text)
        self.assertIn("``left -= 1``: dropped", text.split("## Survivors")[1])
        self.assertIn("Resource: Nobody sees it.", text)

    def test_results_go_on_unless_the_sources_changed(self):
        path = pathlib.Path(self.folder.name) / "results.jsonl"
        Results(path, "a").add("1", {"end": "told"})
        with open(path, "a") as file:
            file.write('{"id": "2", "en')
        self.assertEqual(Results(path, "a").by_id, {"1": {"end": "told"}})
        self.assertEqual(Results(path, "b").by_id, {})


if __name__ == "__main__":
    unittest.main()
