package main

import (
	"errors"
	"math"
	"slices"
)

// resting is what stands in the book of an order.
type resting struct {
	id                    uint64
	isBuy                 bool
	price, leaves, filled int64
}

// book is a plain order book with price-time priority, as an engine to write an adapter for. It knows
// nothing of the suite. Each side is a list of orders, the best first.
type book struct {
	bids, asks []*resting
	orders     map[uint64]*resting
}

func (b *book) side(isBuy bool) *[]*resting {
	if isBuy {
		return &b.bids
	}
	return &b.asks
}

// better tells whether a price is better than another for who looks for orders of this side.
func better(isBuy bool, price, other int64) bool {
	if isBuy {
		return price > other
	}
	return price < other
}

// enter takes an order of a kind: limit, ioc or fok; without a price it trades at any, and never rests.
func (b *book) enter(id uint64, isBuy bool, price *int64, quantity int64, kind string) ([]Fill, error) {
	if b.orders[id] != nil {
		return nil, errors.New("duplicateOrder")
	}
	if quantity <= 0 {
		return nil, errors.New("quantityNotPositive")
	}
	order := &resting{id: id, isBuy: isBuy, leaves: quantity}
	switch {
	case price != nil:
		order.price = *price
	case isBuy:
		order.price = math.MaxInt64
	default:
		order.price = math.MinInt64
	}
	if kind == "fok" && !b.isFillable(order) {
		return nil, nil
	}
	return b.match(order, price != nil && kind == "limit"), nil
}

func (b *book) cancel(id uint64) error {
	order := b.orders[id]
	if order == nil {
		return errors.New("unknownOrder")
	}
	side := b.side(order.isBuy)
	*side = slices.DeleteFunc(*side, func(one *resting) bool { return one == order })
	delete(b.orders, id)
	return nil
}

// replace gives an order a new price or a new total quantity, what was filled included. It keeps its
// place if only the quantity changes and does not grow. It tells whether nothing was left to trade.
func (b *book) replace(id uint64, price, quantity *int64) ([]Fill, bool, error) {
	order := b.orders[id]
	if order == nil {
		return nil, false, errors.New("unknownOrder")
	}
	leaves := order.leaves
	if quantity != nil {
		if *quantity <= 0 {
			return nil, false, errors.New("quantityNotPositive")
		}
		leaves = *quantity - order.filled
	}
	if leaves > 0 && leaves <= order.leaves && (price == nil || *price == order.price) {
		order.leaves = leaves
		return nil, false, nil
	}
	if err := b.cancel(id); err != nil || leaves <= 0 {
		return nil, true, err
	}
	if price != nil {
		order.price = *price
	}
	order.leaves = leaves
	return b.match(order, true), false, nil
}

func (b *book) isFillable(order *resting) bool {
	missing := order.leaves
	for _, maker := range *b.side(!order.isBuy) {
		if better(order.isBuy, maker.price, order.price) {
			return false
		}
		if maker.leaves >= missing {
			return true
		}
		missing -= maker.leaves
	}
	return false
}

func (b *book) match(order *resting, rests bool) []Fill {
	var fills []Fill
	makers := b.side(!order.isBuy)
	for order.leaves > 0 && len(*makers) > 0 {
		maker := (*makers)[0]
		if better(order.isBuy, maker.price, order.price) {
			break
		}
		quantity := min(order.leaves, maker.leaves)
		fills = append(fills, Fill{maker.id, maker.price, quantity})
		for _, party := range []*resting{order, maker} {
			party.leaves -= quantity
			party.filled += quantity
		}
		if maker.leaves == 0 {
			*makers = (*makers)[1:]
			delete(b.orders, maker.id)
		}
	}
	if rests && order.leaves > 0 {
		side := b.side(order.isBuy)
		place := slices.IndexFunc(*side, func(other *resting) bool {
			return better(order.isBuy, order.price, other.price)
		})
		if place < 0 {
			place = len(*side)
		}
		*side = slices.Insert(*side, place, order)
		b.orders[order.id] = order
	}
	return fills
}
