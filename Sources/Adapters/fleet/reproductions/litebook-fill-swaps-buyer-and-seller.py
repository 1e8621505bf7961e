"""litebook: buy_id and sell_id of a fill when a buy order comes in."""

import sys

from litebook import OrderBook, OrderType

book = OrderBook(tick_size=0.01)
sell = book.create_order(OrderType.Sell, 100.0, 5.0)
buy = book.create_order(OrderType.Buy, 100.0, 5.0)
book.add(sell)
fill, = book.add(buy)
swapped = fill.buy_id == sell.id and fill.sell_id == buy.id

print("rule: buy_id is the identifier of the buy order involved in the fill")
print(f"did:  buy_id is that of the {'sell' if fill.buy_id == sell.id else 'buy'} order, "
      f"sell_id that of the {'buy' if fill.sell_id == buy.id else 'sell'} order")
sys.exit(0 if swapped else 1)
