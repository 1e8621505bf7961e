import CommandLineFrame
import Foundation

enum Fruit: String, CaseIterable, Sendable {
  case apple
  case pear
}

/// A small program that prints the values it was given.
enum Sample {
  static let files = Parameter.arguments(.path("PATH"), "What to pick")
  static let fruit = Parameter.option(
    "fruit", short: "f", ValueKind<Fruit>.choice("FRUIT"), default: .apple,
    "The fruit: apple (the default) or pear")
  static let count = Parameter.option(
    "count", short: "n", .integer("N", in: 1...9), "How many, from one to nine")
  static let tags = Parameter.repeated("tag", short: "t", .text("TAG"), "A word about it")
  static let isRipe = Parameter.flag("ripe", "Only ripe ones; 'ripe' is in quotes: [here]")
  static let basket = Parameter.option("basket", .folder("DIR"), "Where to put them")

  static let pick = Subcommand(
    "pick", summary: "Pick fruit", discussion: ["It is picked by hand."],
    parameters: files, fruit, count, tags, isRipe, basket,
    examples: [.init("orchard pick --fruit pear", "Pick a pear.")],
    body: { invocation throws(CommandFailure) in
      invocation.terminal.print(
        """
        \(invocation[files]) \(invocation[fruit]) \(invocation[count].map(String.init) ?? "-") \
        \(invocation[tags]) \(invocation[isRipe]) \(invocation[basket] ?? "-")
        """)
      return .success
    })

  static let source = Parameter.argument(.text("SOURCE"), "Where it comes from")
  static let target = Parameter.optionalArgument(
    .word("TARGET", among: ["barn", "market"]), "Where it goes")
  static let move = Subcommand(
    "move", summary: "Move fruit", parameters: source, target,
    examples: [.init("orchard move tree barn", "Bring it in.")],
    body: { invocation throws(CommandFailure) in
      invocation.terminal.print("\(invocation[source]) \(invocation[target] ?? "-")")
      return .nonconforming
    })

  static let rot = Subcommand(
    "rot", summary: "Fail", examples: [.init("orchard rot", "Fail.")],
    body: { _ throws(CommandFailure) in
      throw CommandFailure("all is lost", hint: "plant anew", code: .failure)
    })

  static let program = Program(
    name: "orchard", version: "1.2.3", summary: "a place with trees",
    subcommands: [pick, move, rot], examples: [.init("orchard pick", "Pick an apple.")])
}

/// What a run of a program left behind.
struct Outcome: Equatable {
  var code: ExitCode
  var output = ""
  var error = ""
}

/// Runs the sample program with its output caught.
func run(_ words: [String], environment: [String: String] = [:]) throws -> Outcome {
  try captured(environment: environment) { Sample.program.run(words, in: $0) }
}

/// Runs the body in surroundings whose output is caught in files.
func captured(
  environment: [String: String] = [:], _ body: (Surroundings) throws -> ExitCode
) throws -> Outcome {
  let folder = try TemporaryFolder()
  let paths = (output: folder.path + "/output", error: folder.path + "/error")
  let flags = O_WRONLY | O_CREAT | O_TRUNC
  let output = unsafe open(paths.output, flags, 0o600)
  let error = unsafe open(paths.error, flags, 0o600)
  defer {
    close(output)
    close(error)
  }
  let surroundings = Surroundings(
    output: output, error: error, variable: { environment[$0] },
    currentFolder: folder.path, executable: folder.path + "/bin/orchard")
  let code = try body(surroundings)
  return Outcome(code: code, output: try text(of: paths.output), error: try text(of: paths.error))
}

func text(of path: String) throws -> String {
  try String(contentsOfFile: path, encoding: .utf8)
}

/// A folder that lives as long as the value.
final class TemporaryFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.resolvingSymlinksInPath().path
  }

  deinit {
    // A folder left behind does no harm, and there is nobody to tell.
    _ = try? FileManager.default.removeItem(atPath: path)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
  }
}
