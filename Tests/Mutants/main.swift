import Conformance
import FaultyEngines
import Foundation
import MutationScore
import Synchronization

// What catches each planted fault, measured and written as a table.

let help = """
  Measures what catches each planted fault of the tests' plain engine.

    mutants FOLDER           measure all, and write mutation-score.md and .json into the folder
    mutants --only FAULT...  measure these, and print the table and all scenarios

  Run it in the project's folder. It ends with 1 where a fault is missed by what should catch it.
  """

var names = Array(CommandLine.arguments.dropFirst())
if names == ["--help"] {
  print(help)
  exit(0)
}
let isWhole = names.count == 1 && !names[0].hasPrefix("-")
if !isWhole, names.first != "--only" || names.count < 2 {
  FileHandle.standardError.write(Data("\(help)\n".utf8))
  exit(2)
}
var chosen = PlantedFault.allCases
if !isWhole {
  chosen = names.dropFirst().compactMap { name in
    guard let fault = PlantedFault.allCases.first(where: { "\($0)" == name }) else {
      FileHandle.standardError.write(Data("no fault is called \(name)\n".utf8))
      exit(2)
    }
    return fault
  }
}

let faults = chosen
let measure = try MutantMeasure(corpus: Corpus(root: "."))
let rows = Mutex([MutantRow?](repeating: nil, count: faults.count))
let isOnTerminal = isatty(STDERR_FILENO) == 1
DispatchQueue.concurrentPerform(iterations: faults.count) { place in
  let row = measure.row(of: faults[place])
  let done = rows.withLock { rows in
    rows[place] = row
    return rows.count { $0 != nil }
  }
  guard isOnTerminal else { return }
  let line = "\r\u{1B}[K\(done) of \(faults.count) faults, \(faults[place])"
  FileHandle.standardError.write(Data(line.utf8))
}
if isOnTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }

let table = MutationTable(rows.withLock { $0.compactMap { $0 } })
if isWhole {
  let folder = URL(filePath: names[0])
  try Data(table.markdown.utf8).write(
    to: folder.appending(path: "mutation-score.md"), options: .atomic)
  try Data(table.json.utf8).write(
    to: folder.appending(path: "mutation-score.json"), options: .atomic)
  for line in table.summary { print(line) }
} else {
  print(table.markdown)
  for row in table.rows {
    print("\(row.fault) is caught by \(row.scenarios.joined(separator: " "))")
  }
}
for miss in table.misses { FileHandle.standardError.write(Data("missed: \(miss)\n".utf8)) }
exit(table.misses.isEmpty ? 0 : 1)
