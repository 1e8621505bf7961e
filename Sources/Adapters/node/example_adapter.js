// The adapter of the example book: what an adapter of a plain engine looks like.

'use strict';

const { Rejected, serve } = require('./assay_adapter');
const { Book } = require('./example_book');

let book = new Book();

/** What the book does; it refuses by an error whose message is the reason. */
function ask(request) {
  try {
    return request();
  } catch (error) {
    throw new Rejected(error.message);
  }
}

serve({
  name: 'example',
  version: '1.0',
  language: 'JavaScript',
  capabilities: ['market', 'ioc', 'fok', 'replace', 'duplicates', 'unknownCancels', 'trades', 'tradeIDs',
    'tradePrices', 'reasons', 'orders'],
  conventions: { decreasePriority: 'keeps', replaceQuantity: 'total', replaceBelowFilled: 'cancels',
    marketRemainder: 'cancels', identifierReuse: 'onceDead' },

  reset() { book = new Book(); },
  enter({ id, isBuy, price, quantity, type, timeInForce }) {
    const kind = timeInForce === 'gtc' ? type : timeInForce;
    return ask(() => book.enter(id, isBuy, price, quantity, kind));
  },
  cancel(id) { ask(() => book.cancel(id)); },
  replace(id, price, quantity) { return ask(() => book.replace(id, price, quantity)); },
  book() {
    const rows = (side) => side.map((order) => [order.id, order.price, order.leaves]);
    return { bids: rows(book.bids), asks: rows(book.asks) };
  },
});
