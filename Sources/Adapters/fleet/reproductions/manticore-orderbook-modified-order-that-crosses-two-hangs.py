"""manticore-orderbook: a modify that moves an order to a price at which two others wait."""

import subprocess
import sys

PROGRAM = """
import os
from manticore_orderbook import OrderBook
book = OrderBook("A", enable_logging=False)
book.add_order("buy", 1.0, 1.0, "1")
book.add_order("buy", 1.0, 7.0, "2")
book.add_order("sell", 3.0, 1.0, "3")
book.modify_order("3", 1.0, 1.0)
os._exit(0)
"""
SECONDS = 10

try:
    subprocess.run([sys.executable, "-I", "-c", PROGRAM], check=True, timeout=SECONDS, stderr=subprocess.DEVNULL)
    outcome = "returns"
except subprocess.TimeoutExpired:
    outcome = f"has not returned after {SECONDS} seconds"

print("rule: a modify is answered")
print(f"did:  modify_order() {outcome}")
sys.exit(0 if outcome != "returns" else 1)
