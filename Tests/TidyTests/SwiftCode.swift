/// Swift source without its comments and without the contents of its strings.
///
/// Lines stay where they are. What stands in an interpolation is code, and stays.
struct SwiftCode {
  /// The lines, counted from 0.
  let lines: [Substring]

  init(_ source: String) {
    var scanner = Scanner(source)
    scanner.scanCode()
    let text = String(decoding: scanner.kept, as: UTF8.self)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private struct Scanner {
    private static let newline = UInt8(ascii: "\n")
    private static let quote = UInt8(ascii: "\"")
    private static let hash = UInt8(ascii: "#")
    private static let slash = UInt8(ascii: "/")
    private static let backslash = UInt8(ascii: "\\")
    private static let star = UInt8(ascii: "*")
    private static let open = UInt8(ascii: "(")
    private static let close = UInt8(ascii: ")")

    private let bytes: [UInt8]
    private var position = 0
    var kept: [UInt8] = []

    init(_ source: String) {
      bytes = Array(source.utf8)
      kept.reserveCapacity(bytes.count)
    }

    /// The byte at some distance from where the scanner stands, or 0 behind the end.
    private func byte(_ offset: Int = 0) -> UInt8 {
      position + offset < bytes.count ? bytes[position + offset] : 0
    }

    private func count(of byte: UInt8, from offset: Int) -> Int {
      var count = 0
      while self.byte(offset + count) == byte { count += 1 }
      return count
    }

    private mutating func skip(_ count: Int) {
      for _ in 0..<count where position < bytes.count {
        if bytes[position] == Self.newline { kept.append(Self.newline) }
        position += 1
      }
    }

    /// Keeps code up to the end, or to the bracket that closes an interpolation.
    mutating func scanCode(untilBracket isInterpolation: Bool = false) {
      var depth = 0
      while position < bytes.count {
        switch byte() {
        case Self.slash where byte(1) == Self.slash:
          while position < bytes.count, byte() != Self.newline { skip(1) }
          continue
        case Self.slash where byte(1) == Self.star:
          skipBlockComment()
          continue
        case Self.quote, Self.hash:
          let hashes = count(of: Self.hash, from: 0)
          if byte(hashes) == Self.quote {
            scanString(hashes: hashes)
            continue
          }
        case Self.open: depth += 1
        case Self.close:
          if isInterpolation, depth == 0 { return }
          depth -= 1
        default: break
        }
        kept.append(byte())
        position += 1
      }
    }

    private mutating func skipBlockComment() {
      var depth = 0
      repeat {
        if byte() == Self.slash, byte(1) == Self.star {
          depth += 1
          skip(2)
        } else if byte() == Self.star, byte(1) == Self.slash {
          depth -= 1
          skip(2)
        } else {
          skip(1)
        }
      } while depth > 0 && position < bytes.count
    }

    private mutating func scanString(hashes: Int) {
      let quotes = count(of: Self.quote, from: hashes) >= 3 ? 3 : 1
      kept.append(Self.quote)
      skip(hashes + quotes)
      while position < bytes.count {
        let isEnd =
          count(of: Self.quote, from: 0) >= quotes && count(of: Self.hash, from: quotes) >= hashes
        if isEnd { break }
        let isEscape = byte() == Self.backslash && count(of: Self.hash, from: 1) >= hashes
        if isEscape, byte(1 + hashes) == Self.open {
          kept.append(UInt8(ascii: " "))
          skip(2 + hashes)
          scanCode(untilBracket: true)
          kept.append(UInt8(ascii: " "))
          skip(1)
        } else {
          skip(isEscape ? 2 + hashes : 1)
        }
      }
      kept.append(Self.quote)
      skip(quotes + hashes)
    }
  }
}
