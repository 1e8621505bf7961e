/// The rules on a single file's text and name; each gives a line for each breach.
///
/// Words that must not stand in a file are spelt here in two pieces.
enum TextRules {
  static let longest = 500

  static func length(_ file: TextFile) -> [String] {
    let count = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    guard file.isSwift, count > longest else { return [] }
    return ["\(file.path): \(count) lines, more than \(longest)"]
  }

  private static let emptyWords: Set = [
    "Util", "Utils", "Utility", "Utilities", "Helper", "Helpers", "Manager", "Impl", "Base",
    "Common", "Misc",
  ]

  /// No file, folder or type has a name that says nothing.
  static func names(_ file: TextFile) -> [String] {
    guard file.isSwift else { return [] }
    var problems: [String] = []
    let names = file.path.split { "/.+".contains($0) }
    for name in names where hasEmptyWord(name) {
      problems.append("\(file.path): the name \(name) says nothing")
    }
    guard emptyWords.contains(where: file.holds) else { return problems }
    for (index, line) in SwiftCode(file.text).lines.enumerated() {
      let types = line.matches(of: /\b(?:struct|class|enum|protocol|actor|typealias)\s+(\w+)/)
      for type in types.map(\.output.1) where hasEmptyWord(type) {
        problems.append("\(file.path):\(index + 1): the name \(type) says nothing")
      }
    }
    return problems
  }

  private static func hasEmptyWord(_ name: Substring) -> Bool {
    name.matches(of: /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/).contains { word in
      emptyWords.contains(word.output.prefix(1).uppercased() + word.output.dropFirst())
    }
  }

  private static let machinePaths = ["home", "root", "work", "tmp", "Users"].map { "/\($0)/" }

  /// No text names a place of the machine that it was written on.
  static func paths(_ file: TextFile) -> [String] {
    guard machinePaths.contains(where: file.holds) else { return [] }
    return lines(of: file) { line in
      machinePaths.first(where: line.contains).map { "the path \($0) of a machine" }
    }
  }

  private static let postponed = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]

  /// Nothing is put off to later.
  static func postponements(_ file: TextFile) -> [String] {
    guard postponed.contains(where: file.holds) else { return [] }
    return lines(of: file) { line in
      line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
        .first(where: postponed.contains).map { "\($0) puts something off" }
    }
  }

  /// No code silences the compiler, or traps where an error should be told.
  static func forbiddenWords(_ file: TextFile) -> [String] {
    guard file.isSwift, ["@unchecked", "try!", "as!"].contains(where: file.holds) else { return [] }
    return code(of: file) { line in
      line.firstMatch(of: /@unchecked\s+Sendable|\btry!|\bas!/).map { "uses \($0.output)" }
    }
  }

  /// Unsafe code stands only in the few files that are known for it.
  static func unsafety(_ file: TextFile, allowed: Set<String>) -> [String] {
    guard file.isSwift, file.target != nil, !allowed.contains(file.path), file.holds("unsafe")
    else { return [] }
    return code(of: file) { line in
      line.contains(/\bunsafe\b/) ? "unsafe code outside of the files that may hold it" : nil
    }
  }

  /// Every file that may hold unsafe code holds some.
  static func needlessPermissions(_ files: [TextFile], allowed: Set<String>) -> [String] {
    let unsafe = files.filter { !unsafety($0, allowed: []).isEmpty }.map(\.path)
    return allowed.subtracting(unsafe).sorted().map { "\($0) holds no unsafe code any more" }
  }

  private static let topOfTree: Set = [
    "Package.swift", "Sources", "Tests", "scenarios", "golden", "reports", "README.md", "Makefile",
    "LICENSE",
  ]

  /// The top of the tree holds nothing but what is known to belong there.
  static func top(_ names: [String]) -> [String] {
    names.filter {
      !topOfTree.contains($0) && !$0.hasPrefix(".") && !$0.hasSuffix(".profraw")
    }.map { "\($0) does not belong at the top of the tree" }
  }

  private static func lines(
    of file: TextFile, _ problem: (Substring) -> String?
  ) -> [String] {
    numbered(file, file.text.split(separator: "\n", omittingEmptySubsequences: false), problem)
  }

  private static func code(of file: TextFile, _ problem: (Substring) -> String?) -> [String] {
    numbered(file, SwiftCode(file.text).lines, problem)
  }

  private static func numbered(
    _ file: TextFile, _ lines: [Substring], _ problem: (Substring) -> String?
  ) -> [String] {
    lines.enumerated().compactMap { index, line in
      problem(line).map { "\(file.path):\(index + 1): \($0)" }
    }
  }
}
