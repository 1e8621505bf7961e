import CommandLineFrame
import Foundation
import Testing

@Suite struct CompletionTests {
  /// Runs a program and returns its status and what it printed, or nil where it is not installed.
  private func run(_ name: String, _ words: [String]) throws -> (status: Int32, output: String)? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let paths = folders.map { "\($0)/\(name)" }
    guard let path = paths.first(where: FileManager.default.isExecutableFile) else { return nil }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = words
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test(arguments: Shell.allCases)
  func `every shell takes its script without a word`(shell: Shell) throws {
    let folder = try TemporaryFolder()
    try folder.write(shell.completionScript(for: Sample.program), to: "script")
    guard let result = try run(shell.rawValue, ["-n", folder.path + "/script"]) else {
      // bash is everywhere; the others are checked where they are installed.
      #expect(shell != .bash)
      return
    }
    #expect(result.output == "")
    #expect(result.status == 0)
  }

  /// What bash offers for the last word of a command line.
  private func offers(_ words: String...) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.makeFolder("tray")
    try folder.write("", to: "tree")
    let line = words.map { "'\($0)'" }.joined(separator: " ")
    try folder.write(
      """
      \(Shell.bash.completionScript(for: Sample.program))
      cd '\(folder.path)'
      COMP_WORDS=(orchard \(line)); COMP_CWORD=\(words.count)
      _orchard
      printf '%s\\n' "${COMPREPLY[@]}"
      """, to: "script")
    let result = try #require(try run("bash", [folder.path + "/script"]))
    #expect(result.status == 0)
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test func `bash completes commands`() throws {
    #expect(try offers("") == ["pick", "move", "rot", "--color", "--help", "--version"])
    #expect(try offers("p") == ["pick"])
    #expect(try offers("--color", "always", "m") == ["move"])
  }

  @Test func `bash completes options, those of the command only`() throws {
    #expect(
      try offers("pick", "--")
        == ["--fruit", "--count", "--tag", "--ripe", "--basket", "--color", "--help"])
    #expect(try offers("move", "--") == ["--color", "--help"])
    #expect(try offers("pick", "--r") == ["--ripe"])
  }

  @Test func `bash completes values`() throws {
    #expect(try offers("pick", "--fruit", "") == ["apple", "pear"])
    #expect(try offers("pick", "-f", "p") == ["pear"])
    #expect(try offers("pick", "--fruit", "=") == ["apple", "pear"])
    #expect(try offers("pick", "--fruit", "=", "a") == ["apple"])
    #expect(try offers("--color", "n") == ["never"])
    #expect(try offers("pick", "--color", "") == ["auto", "always", "never"])
    #expect(try offers("pick", "--count", "") == [])
    #expect(try offers("pick", "--ripe", "tre") == ["tree"])
  }

  @Test func `bash completes files and folders`() throws {
    #expect(try offers("pick", "t").sorted() == ["tray", "tree"])
    #expect(try offers("pick", "--basket", "t") == ["tray"])
    #expect(try offers("move", "") == [])
  }

  @Test(arguments: [Shell.zsh, .fish])
  func `every command and option is in the script`(shell: Shell) {
    let script = shell.completionScript(for: Sample.program)
    for command in Sample.program.subcommands {
      #expect(script.contains(command.summary))
      for parameter in command.parameters {
        guard case .positional = parameter.form else {
          #expect(script.contains(shell == .zsh ? "--\(parameter.name)" : "-l \(parameter.name)"))
          continue
        }
      }
    }
    #expect(script.contains("apple pear"))
  }

  @Test func `fish offers files only where files are wanted`() {
    let lines = Shell.fish.completionScript(for: Sample.program).split(separator: "\n")
    #expect(lines.contains { $0.contains("-l fruit -x -a 'apple pear' ") })
    #expect(lines.contains { $0.contains("-l count -x -d ") })
    #expect(lines.contains { $0.hasSuffix("'__fish_seen_subcommand_from pick' -F") })
    #expect(!lines.contains { $0.hasSuffix("'__fish_seen_subcommand_from move' -F") })
  }

  @Test func `quotes and brackets in a text do not break a script`() {
    let about = #"Only ripe ones; '\''ripe'\'' is in quotes"#
    #expect(Shell.fish.completionScript(for: Sample.program).contains(about))
    #expect(Shell.zsh.completionScript(for: Sample.program).contains(about + #"\: \[here\]]"#))
  }
}
