"""nanobook: a modify of an immediate-or-cancel order whose rest was canceled."""

import sys

import nanobook

exchange = nanobook.Exchange()
exchange.submit_limit("buy", 10000, 1, "gtc")
order = exchange.submit_limit("sell", 10000, 3, "ioc")
result = exchange.modify(order.order_id, 10001, 2)

print("rule: a dead order can't be modified")
print(f"did:  {order.cancelled_quantity} of the order were canceled as it came in; modify() succeeds: {result.success}")
sys.exit(0 if order.cancelled_quantity == 2 and result.success else 1)
