"""The fleet's files: the manifest, the adapters and reproductions it stands for, and its builder."""

import contextlib
import importlib.machinery
import importlib.util
import io
import json
import os
import re
import sys
import tempfile
import unittest

from adapters import FLEET


def load(script):
    """A script without the ending of a module, as a module."""
    loader = importlib.machinery.SourceFileLoader(script.replace("-", "_"), os.path.join(FLEET, script))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


BUILD, VERIFY = load("build-fleet"), load("verify-fleet")
ENTRIES = BUILD.manifest(os.path.join(FLEET, "manifest.json"))


class FleetTests(unittest.TestCase):
    def test_there_are_at_least_twenty_engines_with_an_adapter_each(self):
        self.assertGreaterEqual(sum("adapter" in entry for entry in ENTRIES), 20)
        named = sorted(entry["adapter"] for entry in ENTRIES if "adapter" in entry)
        self.assertEqual(named, sorted("adapters/" + name for name in os.listdir(os.path.join(FLEET, "adapters"))
                                       if name.endswith(".py")))

    def test_adapter_and_manifest_tell_the_same_of_an_engine(self):
        for entry in ENTRIES:
            # An engine of the suite itself has its home here, and needs no adapter.
            for key in ("language", "notes") if "engine" in entry else ("language", "homepage", "notes"):
                self.assertTrue(entry.get(key), (entry["name"], key))
            if "adapter" not in entry:
                continue
            with open(os.path.join(FLEET, entry["adapter"]), encoding="utf-8") as file:
                text = file.read()
            self.assertIn(f'homepage = "{entry["homepage"]}"', text, entry["name"])
            name = entry["name"]
            line = f'language = "{name}", installed_version("{name}"), "{entry["language"]}"'
            self.assertIn(line, text)
            self.assertLess(text.index("from assay_adapter"), re.search(
                r"^(from|import) (?!assay_adapter|contextlib|io|re|uuid|datetime)", text, re.M).start(),
                "the kit comes before the engine")

    def test_every_reproduction_belongs_to_an_engine_and_tells_the_rule_and_what_was_done(self):
        names = [entry["name"] for entry in ENTRIES]
        scripts = [name for name in os.listdir(os.path.join(FLEET, "reproductions")) if name.endswith(".py")]
        self.assertTrue(scripts)
        for script in scripts:
            self.assertIsNotNone(VERIFY.engine_of(script, names), script)
            with open(os.path.join(FLEET, "reproductions", script), encoding="utf-8") as file:
                text = file.read()
            self.assertRegex(text, r'print\(f?"rule: ', script)
            self.assertRegex(text, r'print\(f?"did:  ', script)
            self.assertNotIn("assay_adapter", text, script)

    def test_a_reproduction_belongs_to_the_engine_with_the_longest_name_that_fits(self):
        self.assertEqual(VERIFY.engine_of("pylob-x.py", ["pylobo", "pylob"]), "pylob")
        self.assertEqual(VERIFY.engine_of("order-book-x.py", ["order", "order-book"]), "order-book")
        self.assertIsNone(VERIFY.engine_of("orders-x.py", ["order"]))

    def test_a_manifest_that_is_not_as_it_should_be_is_refused(self):
        good = {"name": "a", "requirements": ["a==1"], "adapter": "adapters/a.py"}
        for change in ({"requirements": ["a>=1"]}, {"requirements": ["a"]}, {"name": "../a"}, {"colour": 1}):
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "manifest.json")
                with open(path, "w", encoding="utf-8") as file:
                    json.dump({"engines": [{**good, **change}]}, file)
                with self.assertRaises(SystemExit) as ended, contextlib.redirect_stderr(io.StringIO()):
                    BUILD.manifest(path)
                self.assertEqual(ended.exception.code, 2, change)

    def test_a_constraint_of_the_version_of_python_is_read_part_by_part(self):
        for version, constraint, fits in [
            ((3, 9), "", True), ((3, 9), ">=3.9", True), ((3, 9), ">=3.10", False), ((3, 12), ">=3.10,<3.12", False),
            ((3, 11), ">=3.10, <3.12", True), ((3, 10), "==3.10", True), ((3, 9), ">3.9", False),
            ((3, 9), "<=3.9", True)]:
            self.assertEqual(BUILD.fits(version, constraint), fits, (version, constraint))

    def test_the_interpreter_is_this_one_where_it_fits_and_the_newest_otherwise(self):
        this = sys.version_info[:2]
        found = {this: sys.executable, (3, 98): "newer", (3, 99): "newest"}
        self.assertEqual(BUILD.choose(found, ">=3.9"), sys.executable)
        self.assertEqual(BUILD.choose(found, ">=3.98"), "newest")
        self.assertIsNone(BUILD.choose(found, ">=4.0"))

    def test_the_last_words_of_a_failed_installation_are_its_error(self):
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, "log")
            for text, error in [("x\nERROR: first\nERROR: last\nnote\n", "ERROR: last"), ("", "no output"),
                                ("a.c:1: fatal error: b.h\nERROR: failed\n", "a.c:1: fatal error: b.h")]:
                with open(log, "w", encoding="utf-8") as file:
                    file.write(text)
                self.assertEqual(BUILD.last_error(log), error)


if __name__ == "__main__":
    unittest.main()
