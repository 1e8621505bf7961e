"""nanobook: an order that reaches the level of nanobook-canceled-order-stays-in-its-level."""

import subprocess
import sys

PROGRAM = """
import nanobook
exchange = nanobook.Exchange()
exchange.submit_limit("buy", 9998, 8, "gtc")
second = exchange.submit_limit("buy", 9998, 6, "gtc")
exchange.submit_limit("sell", 9998, 8, "gtc")
exchange.cancel(second.order_id)
exchange.submit_limit("sell", 9998, 5, "gtc")
"""
SECONDS = 10

try:
    subprocess.run([sys.executable, "-I", "-c", PROGRAM], check=True, timeout=SECONDS)
    outcome = "returns"
except subprocess.TimeoutExpired:
    outcome = f"has not returned after {SECONDS} seconds"

print("rule: an order is answered")
print(f"did:  submit_limit() {outcome}")
sys.exit(0 if outcome != "returns" else 1)
