// The kit for engines that JavaScript can call: one file, no dependency, Node 16 or newer.
//
// An adapter is an object with what it declares and does, and its last line is `serve(adapter)`. The
// kit speaks the protocol over standard input and output: the handshake, batches, one answer a request,
// numbers beyond 2^53, and the answers that follow from others. Ids, prices and quantities are BigInt.
//
//   name, version, language, homepage, capabilities: [words], conventions: {key: word}
//   limits: {orderID, price: [least, greatest], quantity, instruments, orders}   the greatest each
//   reset(instruments, conventions)   starts anew with empty books; throws Unsupported if it can't
//   enter(order)                      returns fills: [[maker, price, quantity], …], or nothing
//   cancel(id, order)                 throws Rejected where there is nothing to cancel
//   replace(id, price, quantity)      what stays is undefined; returns fills, or null if the order ended
//   book(symbol)                      {bids, asks}: each [[id, price, leaves], …], the best first
//
// An engine that refuses makes the adapter throw `new Rejected('reason')`, or `new Rejected()` where it
// does not say why; any other exception is told as a failure of the engine.

'use strict';

const fs = require('fs');

const EXACT = 2n ** 53n;

class Rejected extends Error {}

/** Thrown by `reset`: the engine can't trade these instruments or follow these conventions. */
class Unsupported extends Error {}

/** A number as the protocol has it: beyond 2^53 as a string of digits. */
function number(value) {
  const whole = BigInt(value);
  return whole <= EXACT && whole >= -EXACT ? Number(whole) : String(whole);
}

function optional(value) {
  return value === undefined ? undefined : BigInt(value);
}

/** What the protocol says of an order, with numbers as BigInt; a market order has no price. */
function orderOf(command) {
  return {
    id: BigInt(command.id),
    symbol: command.instrument,
    isBuy: command.side === 'buy',
    type: command.type,
    price: optional(command.price),
    quantity: BigInt(command.quantity),
    timeInForce: command.timeInForce,
    expires: optional(command.expires),
    account: optional(command.account),
  };
}

function limitsOf(limits) {
  if (limits === undefined) return undefined;
  return Object.fromEntries(Object.entries(limits).map(([key, limit]) => [
    key, key === 'orderID' ? String(limit) : key === 'price' ? limit.map(number) : number(limit)]));
}

function trades(fills) {
  return (fills || []).map(([maker, price, quantity]) => ({
    event: 'traded', maker: String(maker), price: number(price), quantity: number(quantity),
  }));
}

class Session {
  constructor(adapter) {
    this.adapter = adapter;
    this.symbols = new Set();
    this.isStopped = false;
  }

  answer(request) {
    switch (request.ask) {
      case 'start': {
        const { name, version, language, homepage, capabilities, conventions, limits } = this.adapter;
        return {
          assay: 1, name, version, language, homepage, capabilities, conventions,
          limits: limitsOf(limits),
        };
      }
      case 'reset':
        this.symbols = new Set(request.instruments.map((instrument) => instrument.symbol));
        try {
          this.adapter.reset(request.instruments, request.conventions);
        } catch (error) {
          if (!(error instanceof Unsupported)) throw error;
          return { unsupported: error.message };
        }
        return { ok: true };
      case 'commands':
        return { events: request.commands.map((command) => this.events(command)) };
      case 'book': {
        const { bids, asks } = this.adapter.book(request.instrument);
        const rows = (side) => [...side].map(([id, price, leaves]) => (
          { id: String(id), price: number(price), leaves: number(leaves) }));
        return { bids: rows(bids), asks: rows(asks) };
      }
      case 'stop':
        this.isStopped = true;
        return { ok: true };
      default:
        return { error: `the kit knows no request ${JSON.stringify(request.ask)}` };
    }
  }

  events(command) {
    try {
      return this.carryOut(command);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      return [{ event: 'rejected', reason: error.message || undefined }];
    }
  }

  carryOut(command) {
    switch (command.do) {
      case 'new': return this.enter(command);
      case 'cancel':
        this.adapter.cancel(BigInt(command.id), command);
        return [{ event: 'canceled' }];
      case 'replace': {
        const fills = this.adapter.replace(
          BigInt(command.id), optional(command.price), optional(command.quantity));
        return fills === null ? [{ event: 'canceled' }] : [{ event: 'replaced' }, ...trades(fills)];
      }
      default:
        // Events as the protocol has them.
        return this.adapter.command(command);
    }
  }

  enter(command) {
    if (!this.symbols.has(command.instrument)) throw new Rejected('unknownInstrument');
    const order = orderOf(command);
    const fills = this.adapter.enter(order) || [];
    const events = [{ event: 'accepted' }, ...trades(fills)];
    const filled = fills.reduce((sum, fill) => sum + BigInt(fill[2]), 0n);
    const rests = order.type === 'limit' && !['ioc', 'fok'].includes(order.timeInForce);
    if (!rests && filled < order.quantity) events.push({ event: 'canceled' });
    return events;
  }
}

/** Writes all of a text, also where the pipe is full. */
function write(text) {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(fs.writeSync(1, bytes));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

/** Answers requests until the suite stops. What is logged goes to standard error. */
function serve(adapter) {
  console.log = console.info = console.debug = console.error;
  const session = new Session(adapter);
  let rest = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      let answer;
      try {
        answer = session.answer(JSON.parse(line));
      } catch (error) {
        console.error(error.stack);
        answer = { error: String(error) };
      }
      write(`${JSON.stringify(answer)}\n`);
      if (session.isStopped) process.exit(0);
    }
  });
}

module.exports = { Rejected, Unsupported, serve };
