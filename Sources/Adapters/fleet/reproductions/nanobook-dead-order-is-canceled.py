"""nanobook: a cancel of a market order that was done with at once."""

import sys

import nanobook

exchange = nanobook.Exchange()
exchange.submit_limit("buy", 10000, 1, "gtc")
order = exchange.submit_market("sell", 2)
result = exchange.cancel(order.order_id)

print("rule: what was canceled already can't be canceled again")
print(f"did:  the market order canceled {order.cancelled_quantity} itself; "
      f"cancel() then succeeds: {result.success}, with {result.cancelled_quantity} canceled")
sys.exit(0 if result.success else 1)
