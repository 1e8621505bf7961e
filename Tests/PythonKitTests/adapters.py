"""What the tests of the kit share: a conversation with an adapter, and where the kit is."""

import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KIT = os.path.join(ROOT, "Sources", "Adapters", "python")
FLEET = os.path.join(ROOT, "Sources", "Adapters", "fleet")
sys.path.insert(0, KIT)
INSTRUMENT = {"symbol": "A", "tick": 1, "lot": 1, "priceUnit": "0.01", "quantityUnit": "1"}


class Conversation:
    """A child that runs an adapter, asked line by line."""

    def __init__(self, script, errors=subprocess.DEVNULL):
        environment = dict(os.environ, PYTHONPATH=KIT)
        self.child = subprocess.Popen([sys.executable, script], env=environment, stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, stderr=errors)

    def send(self, line):
        """The answer to a line of text, as it came; empty if the child has ended."""
        self.child.stdin.write(line.encode() + b"\n")
        self.child.stdin.flush()
        return self.child.stdout.readline().decode()

    def ask(self, word, **more):
        return json.loads(self.send(json.dumps({"ask": word, **more})))

    def start(self, conventions=None, **instrument):
        """Shakes hands and resets; returns the handshake."""
        hello = self.ask("start", assay=1)
        answer = self.ask("reset", instruments=[{**INSTRUMENT, **instrument}], conventions=conventions or {})
        assert answer == {"ok": True}, answer
        return hello

    def do(self, *commands):
        """The events of some commands, or the error."""
        answer = self.ask("commands", commands=list(commands))
        return answer.get("events", answer)

    def book(self):
        return self.ask("book", instrument="A")

    def end(self):
        """Closes the input; returns the exit code."""
        self.child.stdin.close()
        code = self.child.wait(timeout=20)
        self.child.stdout.close()
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if not self.child.stdin.closed:
            self.end()


def written(body):
    """An adapter's file, made of what is indented under the class and served at the end."""
    lines = ["from assay_adapter import Adapter, Rejected, Unsupported, serve", "import ctypes, os, sys",
             "class Written(Adapter):", "    name, version = 'written', '1'",
             "    def reset(self, instruments, conventions): pass"]
    lines += ["    " + line for line in body.strip("\n").split("\n")]
    file = tempfile.NamedTemporaryFile("w", suffix=".py", delete=False)
    with file:
        file.write("\n".join(lines) + "\nserve(Written())\n")
    return file.name


def new(number, side="buy", price=100, quantity=5, force="gtc", kind="limit"):
    command = {"do": "new", "id": str(number), "instrument": "A", "side": side, "type": kind,
               "quantity": quantity, "timeInForce": force}
    if kind == "limit":
        command["price"] = price
    return command


def cancel(number, side="buy"):
    return {"do": "cancel", "id": str(number), "instrument": "A", "side": side}


def replace(number, **what):
    return {"do": "replace", "id": str(number), "instrument": "A", "side": "buy", **what}
