internal import Results

/// The books before a command, drawn as ladders side by side.
struct LadderPair {
  let books: [LadderBook]

  /// The most levels of a side that are drawn.
  private static let depth = 10
  /// The most orders of a level that are listed.
  private static let ordersShown = 12
  /// The most books that are drawn.
  private static let booksShown = 8

  var markup: Markup {
    guard !books.isEmpty else { return .nothing }
    let shown = Excerpt.list(books, limit: Self.booksShown)
    return tag("div", ["class": "ladders"]) {
      for book in shown.shown { tag("div", ["class": "ladder-box"]) { ladder(of: book) } }
      if shown.omitted > 0 {
        tag("p", ["class": "more"], "\(NumberText.counted(shown.omitted, "more book")).")
      }
    }
  }

  private func ladder(of book: LadderBook) -> Markup {
    let other = books.first { $0.instrument == book.instrument && $0.holder != book.holder }
    let asks = Excerpt.list(book.asks, limit: Self.depth)
    let bids = Excerpt.list(book.bids, limit: Self.depth)
    return tag("table", ["class": "ladder"]) {
      tag("caption") {
        tag("strong", book.holder)
        " \(book.instrument), just before"
      }
      tag("thead") {
        tag("tr") {
          tag("th", ["scope": "col", "class": "numbers"], "Buy")
          tag("th", ["scope": "col", "class": "price"], "Price")
          tag("th", ["scope": "col", "class": "numbers"], "Sell")
          tag("th", ["scope": "col"], "Orders, oldest first")
        }
      }
      tag("tbody", ["class": "asks"]) {
        more(asks.omitted)
        for level in asks.shown.reversed() {
          row(of: level, in: .asks, differs: other.map { !$0.asks.contains(level) } ?? false)
        }
        if asks.shown.isEmpty { nothing("no sell order") }
      }
      tag("tbody", ["class": "bids"]) {
        for level in bids.shown {
          row(of: level, in: .bids, differs: other.map { !$0.bids.contains(level) } ?? false)
        }
        if bids.shown.isEmpty { nothing("no buy order") }
        more(bids.omitted)
      }
      if let indication = book.indication {
        tag("tfoot") {
          tag("tr", other.map { $0.indication != indication } ?? false ? ["class": "differs"] : [:])
          {
            tag("td", ["colspan": "4"], indication.sentence)
          }
        }
      }
    }
  }

  private enum Side {
    case asks
    case bids
  }

  private func row(of level: LadderLevel, in side: Side, differs: Bool) -> Markup {
    let orders = Excerpt.list(level.orders, limit: Self.ordersShown)
    return tag("tr", differs ? ["class": "differs"] : [:]) {
      tag("td", ["class": "numbers"], side == .bids ? level.quantity : "")
      tag("th", ["scope": "row", "class": "price"], level.price)
      tag("td", ["class": "numbers"], side == .asks ? level.quantity : "")
      tag("td", ["class": "orders"]) {
        if differs { tag("span", ["class": "mark", "title": "differs"], "≠") }
        for order in orders.shown {
          tag("span", ["class": "order"]) {
            tag("b", "#\(order.id)")
            "×\(order.leaves)"
          }
        }
        if orders.omitted > 0 {
          tag("span", ["class": "explanation"], "and \(NumberText.grouped(orders.omitted)) more")
        }
      }
    }
  }

  private func more(_ count: Int) -> Markup {
    count == 0 ? .nothing : nothing(NumberText.counted(count, "level") + " further away")
  }

  private func nothing(_ text: String) -> Markup {
    tag("tr") { tag("td", ["colspan": "4", "class": "more"], text) }
  }
}
