import Foundation
import Testing

/// What an adapter on the kit of each language can say beside what its engine did: how far its numbers
/// reach, that it can't trade what it was given, and that it refuses without a reason.
@Suite struct AdapterKitLimitsTests {
  /// A language, the program that must be there, and what makes an adapter of the example that says all
  /// this: texts of its file, each with what stands in its place.
  struct Kit: CustomTestStringConvertible, Sendable {
    var language: String
    var tool: String
    var file: String
    var edits: [(String, String)]

    var testDescription: String { language }
  }

  private static let kits = [
    Kit(
      language: "c", tool: "cc", file: "example_adapter.c",
      edits: [
        (
          "  clear(engine);\n  return NULL;",
          "  clear(engine);\n  return strstr(request, \"onceDead\") ? NULL : \"only \\\"once\\\"\";"
        ),
        ("return cancel(engine, id); }", "return cancel(engine, id) ? \"\" : NULL; }"),
        (
          ".engine = &book,",
          ".limits = {.order_id = UINT64_MAX, .least_price = 1, .greatest_price = 9007199254740993,"
            + " .quantity = 1000, .instruments = 1}, .engine = &book,"
        ),
      ]),
    Kit(
      language: "rust", tool: "rustc", file: "example_adapter.rs",
      edits: [
        (
          "        Ok(())\n    }",
          "        match _conventions.text(\"identifierReuse\") {\n            \"onceDead\" => Ok(()),\n"
            + "            _ => Err(\"only \\\"once\\\"\".to_string()),\n        }\n    }\n"
            + "    fn limits(&self) -> assay_adapter::Limits {\n        assay_adapter::Limits {\n"
            + "            order_id: Some(u64::MAX), price: Some((1, 9007199254740993)),\n"
            + "            quantity: Some(1000), instruments: Some(1), orders: None,\n        }\n    }"
        ),
        (
          "self.0.cancel(id).map(|_| ())",
          "self.0.cancel(id).map(|_| ()).map_err(|_| String::new())"
        ),
      ]),
    Kit(
      language: "node", tool: "node", file: "example_adapter.js",
      edits: [
        ("{ Rejected, serve }", "{ Rejected, Unsupported, serve }"),
        (
          "  reset() { book = new Book(); },",
          "  limits: { orderID: 2n ** 64n - 1n, price: [1, 9007199254740993n], quantity: 1000,\n"
            + "    instruments: 1 },\n  reset(_, conventions) {\n    book = new Book();\n"
            + "    if (conventions.identifierReuse !== 'onceDead') throw new Unsupported('only \"once\"');\n"
            + "  },"
        ),
        ("ask(() => book.cancel(id));", "try { book.cancel(id); } catch { throw new Rejected(); }"),
      ]),
    Kit(
      language: "java", tool: "javac", file: "ExampleAdapter.java",
      edits: [
        (
          "    book = new ExampleBook();\n  }",
          "    book = new ExampleBook();\n    if (!\"onceDead\".equals(conventions.get(\"identifierReuse\")))"
            + " throw new Unsupported(\"only \\\"once\\\"\");\n  }\n\n  public Limits limits() {\n"
            + "    return new Limits(-1L, 1L, 9007199254740993L, 1000L, 1, null);\n  }"
        ),
        (
          "fills(() -> { book.cancel(id); return null; });",
          "try { book.cancel(id); } catch (ExampleBook.Refused refusal) { throw new Rejected(null); }"
        ),
      ]),
  ]

  private static let requests = [
    #"{"ask":"start","assay":1}"#,
    #"{"ask":"reset","instruments":[{"symbol":"A"}],"conventions":{"identifierReuse":"never"}}"#,
    #"{"ask":"reset","instruments":[{"symbol":"A"}],"conventions":{"identifierReuse":"onceDead"}}"#,
    #"{"ask":"commands","commands":[{"do":"cancel","id":"5"}]}"#, #"{"ask":"stop"}"#,
  ]

  @Test(arguments: kits)
  func `limits are told, a reset is refused, and a refusal needs no reason`(kit: Kit) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "an-\(UUID().uuidString)")
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    let written = try assay(["adapter", "new", "--language", kit.language, folder.path])
    guard try shell("command -v \(kit.tool)").status == 0 else {
      print("skipped: \(kit.tool) is not installed, so that its kit was not tried")
      return
    }
    let file = folder.appending(path: kit.file)
    var text = try String(contentsOf: file, encoding: .utf8)
    for (old, new) in kit.edits {
      try #require(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    try Data(text.utf8).write(to: file)
    if let build = line("build it:", of: written.output) {
      let built = try shell(build)
      #expect(built.status == 0, "\(built.output)")
    }
    let judge = try #require(line("judge it:", of: written.output))
    let spec = try #require(judge.split(separator: "\"").dropFirst().first)
    let input = folder.appending(path: "requests")
    try Data((Self.requests.joined(separator: "\n") + "\n").utf8).write(to: input)
    let answers = try shell("\(spec.dropFirst("process:".count)) < '\(input.path)'").output
      .replacing(" ", with: "").replacing("\"1\",\"9007", with: "1,\"9007").split(separator: "\n")
    try #require(answers.count == 5, "\(answers)")
    #expect(
      answers[0].hasSuffix(
        #""limits":{"orderID":"18446744073709551615","price":[1,"9007199254740993"],"#
          + #""quantity":1000,"instruments":1}}"#), "\(answers[0])")
    #expect(answers[1] == #"{"unsupported":"only\"once\""}"#)
    #expect(answers[2] == #"{"ok":true}"#)
    #expect(answers[3] == #"{"events":[[{"event":"rejected"}]]}"#)
  }

  /// What follows a label in the output.
  private func line(_ label: String, of output: String) -> String? {
    output.split(separator: "\n").first { $0.hasPrefix(label) }?
      .dropFirst(label.count).trimmingCharacters(in: .whitespaces)
  }

  private func shell(_ script: String) throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
