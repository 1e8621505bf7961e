// A plain order book with price-time priority, as an engine to write an adapter for. It knows nothing
// of the suite. Each side is a list of orders, the best first.

'use strict';

class Book {
  constructor() {
    this.bids = [];
    this.asks = [];
    this.orders = new Map();
  }

  /** Whether a price is better than another for who looks for orders of this side. */
  static better(isBuy, price, other) {
    return isBuy ? price > other : price < other;
  }

  /** Takes an order of a kind: limit, market, ioc or fok. Returns its fills: [id, price, quantity]. */
  enter(id, isBuy, price, quantity, kind) {
    if (this.orders.has(id)) throw new Error('duplicateOrder');
    if (quantity <= 0n) throw new Error('quantityNotPositive');
    const order = { id, isBuy, price, leaves: quantity, filled: 0n };
    if (kind === 'fok' && !this.isFillable(order)) return [];
    return this.match(order, kind === 'limit');
  }

  crosses(order, maker) {
    return order.price === undefined || !Book.better(order.isBuy, maker.price, order.price);
  }

  isFillable(order) {
    let missing = order.leaves;
    for (const maker of order.isBuy ? this.asks : this.bids) {
      if (missing <= 0n || !this.crosses(order, maker)) break;
      missing -= maker.leaves;
    }
    return missing <= 0n;
  }

  match(order, rests) {
    const makers = order.isBuy ? this.asks : this.bids;
    const fills = [];
    while (order.leaves > 0n && makers.length > 0 && this.crosses(order, makers[0])) {
      const maker = makers[0];
      const quantity = order.leaves < maker.leaves ? order.leaves : maker.leaves;
      for (const party of [order, maker]) {
        party.leaves -= quantity;
        party.filled += quantity;
      }
      fills.push([maker.id, maker.price, quantity]);
      if (maker.leaves === 0n) {
        makers.shift();
        this.orders.delete(maker.id);
      }
    }
    if (rests && order.leaves > 0n) this.rest(order);
    return fills;
  }

  /** Puts an order behind all that are as good. */
  rest(order) {
    const side = order.isBuy ? this.bids : this.asks;
    const place = side.findIndex((other) => Book.better(order.isBuy, order.price, other.price));
    side.splice(place < 0 ? side.length : place, 0, order);
    this.orders.set(order.id, order);
  }

  cancel(id) {
    const order = this.orders.get(id);
    if (!order) throw new Error('unknownOrder');
    const side = order.isBuy ? this.bids : this.asks;
    side.splice(side.indexOf(order), 1);
    this.orders.delete(id);
    return order;
  }

  /**
   * Gives an order a new price or a new total quantity, what was filled included. It keeps its place if
   * only the quantity changes and does not grow. Returns its fills, or null if nothing is left of it.
   */
  replace(id, price, quantity) {
    const order = this.orders.get(id);
    if (!order) throw new Error('unknownOrder');
    if (quantity !== undefined && quantity <= 0n) throw new Error('quantityNotPositive');
    const leaves = quantity === undefined ? order.leaves : quantity - order.filled;
    const keeps = price === undefined || price === order.price;
    if (leaves > 0n && keeps && leaves <= order.leaves) {
      order.leaves = leaves;
      return [];
    }
    this.cancel(id);
    if (leaves <= 0n) return null;
    if (price !== undefined) order.price = price;
    order.leaves = leaves;
    return this.match(order, true);
  }
}

module.exports = { Book };
