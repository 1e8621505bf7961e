import JSONText

extension Fuzzer {
  /// JSON text: it has a value or problems, each at its place; what was read, written in either
  /// layout and read again is equal, and written the same again.
  static let json = Fuzzer("json") { bytes in
    let (value, problems) = JSONText.parse(bytes)
    require((value == nil) == !problems.isEmpty, "neither or both of a value and problems")
    let places = TextPlaces(bytes)
    places.check(problems)
    guard let value else { return }
    checkPlaces(in: value, places)
    for layout in [JSONWriter.Layout.compact, .indented] {
      let written = text(of: value, layout)
      let again = JSONText.parse(written)
      require(again.value == value, "read again as something else: \(again.problems)")
      require(again.value.map { text(of: $0, layout) } == written, "two forms of one value")
    }
  }

  private static func text(of value: JSONValue, _ layout: JSONWriter.Layout) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    writer.write(value)
    return writer.bytes
  }

  /// Each value begins where its first byte stands.
  private static func checkPlaces(in value: JSONValue, _ places: TextPlaces) {
    places.check(value.position)
    switch value.kind {
    case .array(let elements): elements.forEach { checkPlaces(in: $0, places) }
    case .object(let members): members.forEach { checkPlaces(in: $0.value, places) }
    case .null, .bool, .number, .string: break
    }
  }
}
