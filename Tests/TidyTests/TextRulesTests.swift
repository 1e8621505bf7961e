import Testing

/// Shows the rules on texts what they must refuse, so that they can't be empty.
@Suite struct TextRulesTests {
  private func file(_ text: String, at path: String = "Sources/Market/Price.swift") -> TextFile {
    TextFile(path: path, text: text)
  }

  @Test func `a file of 501 lines is too long`() {
    let fits = String(repeating: "x\n", count: 500)
    #expect(TextRules.length(file(fits)).isEmpty)
    #expect(
      TextRules.length(file(fits + "x\n")) == [
        "Sources/Market/Price.swift: 501 lines, more than 500"
      ])
    #expect(TextRules.length(file(fits + "x\n", at: "golden/a/b.jsonl")).isEmpty)
  }

  @Test(arguments: ["Utils", "Helper", "Manager", "Impl", "Base", "Common", "Misc"])
  func `an empty name is found in files, folders and types`(word: String) {
    for path in [
      "\(word).swift", "Order\(word).swift", "\(word)/Order.swift", "Order+\(word).swift",
    ] {
      let path = "Sources/Market/\(path)"
      #expect(TextRules.names(file("", at: path)).count == 1, "\(path)")
    }
    for kind in ["struct", "final class", "enum", "protocol", "actor", "typealias"] {
      let text = "\n\(kind) \(word)Order: Sendable {}"
      #expect(
        TextRules.names(file(text))
          == ["Sources/Market/Price.swift:2: the name \(word)Order says nothing"])
    }
    #expect(TextRules.names(file("struct HTTP\(word) {}")).count == 1)
  }

  @Test func `a name that only contains such letters is fine`() {
    let text = "struct Baseline {}; enum Commons {}; struct Database {} // class Base"
    #expect(TextRules.names(file(text, at: "Sources/Market/Implied.swift")).isEmpty)
  }

  @Test(arguments: ["home", "root", "work", "tmp", "Users"])
  func `a path of a machine is found in every kind of file`(name: String) {
    for path in ["README.md", "scenarios/a/b.json", "Sources/Market/Price.swift", ".ci/run"] {
      #expect(
        TextRules.paths(file("a\n\"/\(name)/x\"\n", at: path))
          == ["\(path):2: the path /\(name)/ of a machine"])
    }
    #expect(TextRules.paths(file("/usr/bin/env ../\(name)")).isEmpty)
  }

  @Test(arguments: [("TO", "DO"), ("FIX", "ME"), ("X", "XX")])
  func `what is put off is found`(first: String, second: String) {
    let word = first + second
    for text in ["// \(word): later", "\(word)(me)", "a \(word)"] {
      #expect(
        TextRules.postponements(file("\n" + text, at: "Makefile"))
          == ["Makefile:2: \(word) puts something off"])
    }
    #expect(TextRules.postponements(file("\(word)S X\(word) \(word)_")).isEmpty)
  }

  @Test(arguments: [
    ("struct A: @unchecked Sendable {}", "uses @unchecked Sendable"),
    ("let a = try! f()", "uses try!"),
    ("let a = b as! C", "uses as!"),
    (#"let a = "\(try! f())""#, "uses try!"),
  ])
  func `forbidden words are found`(line: String, problem: String) {
    #expect(
      TextRules.forbiddenWords(file("\n\(line)"))
        == ["Sources/Market/Price.swift:2: \(problem)"])
    #expect(TextRules.forbiddenWords(file("// \(line)")).isEmpty)
  }

  @Test func `words that only end like forbidden ones are fine`() {
    #expect(TextRules.forbiddenWords(file("entry!.f(), alas!, try? f()")).isEmpty)
  }

  @Test(arguments: ["unsafe f()", "let a = unsafe f()", "nonisolated(unsafe) var a = 1"])
  func `unsafe code outside of its files is found`(line: String) {
    let sample = file("\n\(line)")
    #expect(
      TextRules.unsafety(sample, allowed: ["Sources/Market/Side.swift"]) == [
        "Sources/Market/Price.swift:2: unsafe code outside of the files that may hold it"
      ])
    #expect(TextRules.unsafety(sample, allowed: [sample.path]).isEmpty)
    #expect(TextRules.unsafety(file("let unsafely = 1 // unsafe"), allowed: []).isEmpty)
  }

  @Test func `a permission that nobody needs is found`() {
    let files = [file("unsafe f()"), file("f()", at: "Sources/Market/Side.swift")]
    #expect(TextRules.needlessPermissions(files, allowed: [files[0].path]).isEmpty)
    #expect(
      TextRules.needlessPermissions(files, allowed: Set(files.map(\.path)))
        == ["Sources/Market/Side.swift holds no unsafe code any more"])
  }

  @Test func `a stranger at the top of the tree is found`() {
    #expect(TextRules.top(["Sources", ".ci", "README.md", "LICENSE"]).isEmpty)
    #expect(TextRules.top(["docs", "Makefile"]) == ["docs does not belong at the top of the tree"])
  }

  @Test func `code is told from comments and strings`() {
    let source = ##"""
      let a = "x // y" + b // c
      let d = #"e " \(f) \#(g("h)"))"# /* i
      j */ k
      let l = """
        m "quoted" \(n) o
        """ + p
      """##
    let kept = SwiftCode(source).lines.map { $0.filter { !$0.isWhitespace } }
    #expect(kept == [#"leta=""+b"#, #"letd="g("")""#, "k", #"letl=""#, "n", #""+p"#])
  }
}
