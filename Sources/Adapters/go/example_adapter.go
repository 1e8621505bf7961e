// The adapter of the example book: what an adapter of a plain engine looks like.

package main

import "encoding/json"

type example struct{ book *book }

func (e *example) About() About {
	return About{
		Name: "example", Version: "1.0",
		Capabilities: []string{"market", "ioc", "fok", "replace", "duplicates", "unknownCancels", "trades",
			"tradeIDs", "tradePrices", "reasons", "orders"},
		Conventions: map[string]string{"decreasePriority": "keeps", "replaceQuantity": "total",
			"replaceBelowFilled": "cancels", "marketRemainder": "cancels", "identifierReuse": "onceDead"},
	}
}

func (e *example) Reset([]json.RawMessage, map[string]string) error {
	e.book = &book{orders: map[uint64]*resting{}}
	return nil
}

func (e *example) Enter(order Order) ([]Fill, error) {
	kind := order.TimeInForce
	if kind == "gtc" {
		kind = "limit"
	}
	return e.book.enter(order.ID, order.IsBuy, order.Price, order.Quantity, kind)
}

func (e *example) Cancel(id uint64) error { return e.book.cancel(id) }

func (e *example) Replace(id uint64, price, quantity *int64) ([]Fill, bool, error) {
	return e.book.replace(id, price, quantity)
}

func (e *example) Book(string) ([]Resting, []Resting) {
	rows := func(side []*resting) []Resting {
		rows := make([]Resting, len(side))
		for index, order := range side {
			rows[index] = Resting{order.id, order.price, order.leaves}
		}
		return rows
	}
	return rows(e.book.bids), rows(e.book.asks)
}

func main() { Serve(&example{}) }
