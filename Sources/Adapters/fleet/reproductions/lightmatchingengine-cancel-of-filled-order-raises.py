"""lightmatchingengine: a cancel of an order that was filled."""

import sys

from lightmatchingengine.lightmatchingengine import LightMatchingEngine, Side

engine = LightMatchingEngine()
order, _ = engine.add_order("A", 100, 1, Side.BUY)
engine.add_order("A", 100, 2, Side.SELL)
try:
    outcome = f"returns {engine.cancel_order(order.order_id, 'A')}"
except AssertionError as error:
    outcome = f"raises AssertionError: {error}"

print("rule: a cancel of an order that was filled is refused")
print(f"did:  cancel_order() {outcome}")
sys.exit(0 if outcome.startswith("raises") else 1)
