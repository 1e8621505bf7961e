/// The bytes of one character in UTF-8, or as many as an ill-formed sequence spoils.
struct UTF8Sequence: Equatable {
  let length: Int
  let isWellFormed: Bool

  /// The sequence at an index that is inside `bytes`.
  ///
  /// Overlong forms, surrogates and numbers past U+10FFFF are ill-formed. An ill-formed sequence
  /// is the longest beginning of a well-formed one, or else one byte: table 3-7 of the Unicode
  /// standard and its practice for replacing.
  init(in bytes: Span<UInt8>, at index: Int) {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[index] {
    case 0x00...0x7F: length = 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if bytes[index] == 0xE0 { second = 0xA0...0xBF }
      if bytes[index] == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if bytes[index] == 0xF0 { second = 0x90...0xBF }
      if bytes[index] == 0xF4 { second = 0x80...0x8F }
    default:
      self.init(length: 1, isWellFormed: false)
      return
    }
    for offset in 1..<max(1, length) {
      let allowed = offset == 1 ? second : 0x80...0xBF
      guard index + offset < bytes.count, allowed.contains(bytes[index + offset]) else {
        self.init(length: offset, isWellFormed: false)
        return
      }
    }
    self.init(length: length, isWellFormed: true)
  }

  private init(length: Int, isWellFormed: Bool) {
    self.length = length
    self.isWellFormed = isWellFormed
  }
}
