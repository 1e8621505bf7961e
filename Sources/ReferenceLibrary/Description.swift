import JSONText
import Market
import Wire

/// What the library says of itself.
enum Description {
  /// What the engine can do; its scenarios are those that require no more than this.
  static let capabilities = [
    "limit", "market", "gtc", "day", "gtd", "ioc", "fok", "opg", "cls", "replace", "massCancel",
    "accounts", "phases", "auctions", "clock", "tickTables", "lots", "priceBands", "dynamicRange",
    "auctionCollar", "negativePrices", "instruments", "orders", "levels", "top", "indication",
    "digest",
  ]

  /// The description as the header of the ABI defines it.
  static var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("assay")
    writer.integer(1)
    writer.text("name", "Assay reference")
    writer.text("version", "1")
    writer.text("language", "Swift")
    writer.text("homepage", "")
    writer.key("capabilities")
    writer.beginArray()
    for capability in capabilities { writer.string(capability) }
    writer.endArray()
    writer.key("conventions")
    writer.conventions(Conventions())
    writer.key("limits")
    writer.limits()
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  fileprivate mutating func text(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// The limits of what the engine takes; numbers of 64 bits are strings, as on the wire.
  fileprivate mutating func limits() {
    beginObject()
    text("orderID", String(UInt64.max))
    key("price")
    beginArray()
    string(String(Int64.min))
    string(String(Int64.max))
    endArray()
    text("quantity", String(Int64.max))
    key("instruments")
    integer(1 << 28 - 1)
    key("orders")
    integer(1 << 31 - 1)
    endObject()
  }
}
