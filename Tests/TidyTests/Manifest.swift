/// The table of rooms in Package.swift, read as text.
struct Manifest: Equatable {
  struct Room: Equatable {
    var name: String
    var holds: String
    var mustNotKnow: String
    var imports: [String]
  }

  var rooms: [Room]

  init(rooms: [Room]) {
    self.rooms = rooms
  }

  /// Reads every `Room(…)` in the text.
  init(_ text: String) {
    rooms = text.matches(of: /\bRoom\(\s*name: "([^"]*)"(.*?)\)(?:,|\n|$)/.dotMatchesNewlines()).map
    {
      let rest = $0.output.2
      let imports = rest.firstMatch(of: /imports: \[([^\]]*)\]/)?.output.1 ?? ""
      return Room(
        name: String($0.output.1),
        holds: String(rest.firstMatch(of: /holds: "([^"]*)"/)?.output.1 ?? ""),
        mustNotKnow: String(rest.firstMatch(of: /mustNotKnow: "([^"]*)"/)?.output.1 ?? ""),
        imports: imports.matches(of: /"([^"]*)"/).map { String($0.output.1) })
    }
  }

  subscript(name: String) -> Room? { rooms.first { $0.name == name } }
}
