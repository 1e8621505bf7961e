"""obook: a market order that is fill-or-kill and finds less than it asks for."""

import sys

import obook

book = obook.Book()
book.submit(1, obook.SELL, 100, 5)
result = book.submit(2, obook.BUY, 0, 8, obook.MARKET, obook.FOK)
traded = sum(event.qty for event in book.events() if event.kind is obook.EventKind.TRADE)
book.close()

print("rule: a fill-or-kill order trades whole or not at all")
print(f"did:  of 8 it traded {traded}; its status is {result.status.name}")
sys.exit(0 if traded == 5 else 1)
