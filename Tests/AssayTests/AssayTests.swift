import CommandLineFrame
import Foundation
import Testing

/// The executable as its user meets it.
@Suite struct AssayTests {
  /// The commands that the help lists.
  private func commands() throws -> [String] {
    let lines = try assay(["help"]).output.split(separator: "\n", omittingEmptySubsequences: false)
    let begin = try #require(lines.firstIndex(of: "Commands:"))
    return lines[(begin + 1)...].prefix { !$0.isEmpty }.filter { !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test func `the version is three numbers`() throws {
    let result = try assay(["--version"])
    #expect(result.status == 0)
    #expect(result.output.wholeMatch(of: /assay \d+\.\d+\.\d+\n/) != nil)
  }

  @Test func `every command explains itself with an example`() throws {
    let commands = try commands()
    #expect(commands.contains("engines"))
    #expect(commands.last == "help")
    for command in commands {
      let page = try assay(["help", command])
      #expect(page.status == 0)
      #expect(page.output.contains("\nUsage:\n  assay \(command)"))
      #expect(page.output.contains("\nExamples:\n  "))
      #expect(try assay([command, "--help"]).output == page.output)
    }
  }

  @Test func `engines are listed for people and for programs`() throws {
    let table = try assay(["engines"])
    #expect(table.status == 0)
    #expect(
      table.output.split(separator: "\n").map { $0.prefix { $0 != " " } }
        == ["reference", "specification"])
    let list = try assay(["engines", "--json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(list.output.utf8))
        as? [String: [[String: String]]])
    #expect(object["engines"]?.map { $0["name"] } == ["reference", "specification"])
  }

  @Test func `bash takes the completion of the real commands`() throws {
    let script = try assay(["completion", "bash"])
    #expect(script.status == 0)
    let bash = Process()
    let input = Pipe()
    bash.executableURL = URL(filePath: "/usr/bin/env")
    bash.arguments = ["bash", "-n"]
    bash.standardInput = input
    try bash.run()
    try input.fileHandleForWriting.write(contentsOf: Data(script.output.utf8))
    try input.fileHandleForWriting.close()
    bash.waitUntilExit()
    #expect(bash.terminationStatus == 0)
    for command in try commands() { #expect(script.output.contains("    \(command))\n")) }
  }

  @Test func `a wrong command line ends with 2 and a hint`() throws {
    let result = try assay(["enginse"])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(
      result.error == """
        assay: error: there is no command 'enginse'
        assay: hint: did you mean 'engines'?

        """)
  }
}
