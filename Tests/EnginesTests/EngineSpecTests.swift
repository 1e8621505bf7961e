import Engines
import Testing

@Suite struct EngineSpecTests {
  @Test func `our own engines are named as they are`() throws {
    #expect(try EngineSpec("reference") == .own(.reference))
    #expect(try EngineSpec("specification").text == "specification")
  }

  @Test(arguments: [
    ("python3 adapter.py", ["python3", "adapter.py"]),
    ("  a   b\tc ", ["a", "b", "c"]),
    ("sh -c 'echo \"x y\"'", ["sh", "-c", "echo \"x y\""]),
    (#"a "b \"c\" \\ \n" d\ e"#, ["a", #"b "c" \ \n"#, "d e"]),
    ("a ''", ["a", ""]),
    (#"it"'"s"#, ["it's"]),
  ])
  func `a command line is split as a shell does it`(text: String, words: [String]) throws {
    let spec = try EngineSpec("process:" + text)
    #expect(spec == .process(words))
    #expect(try EngineSpec(spec.text) == spec)
  }

  @Test func `a library is named by its path, whatever stands in it`() throws {
    #expect(try EngineSpec("library:./a b:c.so") == .library("./a b:c.so"))
    #expect(try EngineSpec("flash1:/x.so") == .flash1("/x.so"))
    for text in ["library:./a b:c.so", "flash1:/x.so"] {
      #expect(try EngineSpec(text).text == text)
    }
  }

  @Test(arguments: [
    ("libary:x.so", "library:x.so"), ("flash:x", "flash1:x"), ("x.so", "library:x.so"),
    ("library:", "names no file"), ("referense", "reference"), ("proces:x", "process:x"),
    ("process", "process:"),
    ("process:", "adapter.py"), ("process:'a", "process"), ("", "process:"),
    ("process:a\\", "process"),
  ])
  func `what names no engine is refused, with what was probably meant`(
    text: String, hint: String
  ) {
    let problem = #expect(throws: EngineSpecProblem.self) { try EngineSpec(text) }
    let said = "\(problem?.message ?? "") \(problem?.hint ?? "")"
    #expect(
      said.contains(hint) || said.contains("quote") || said.contains("not closed")
        || said.contains("backslash"), "\(said)")
  }
}
