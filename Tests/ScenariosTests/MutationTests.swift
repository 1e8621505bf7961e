import JSONText
import Scenarios
import Testing

/// Good files with seeded damage: what is read must be sound, what is refused must say where.
@Suite struct MutationTests {
  /// A generator of numbers that is the same on every machine (SplitMix64).
  private struct Chance {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
  }

  private static let snippets = [
    "\"", "{", "}", "[", "]", ",", ":", "0", "-", "-1", "9999999999999999999999", "1e9", "null",
    "\"\"", "{}", "[]", "{\"from\": 1, \"by\": 1}", "\"expect\": ", "\"repeat\": ", "\\u0000", "é",
  ].map { Array($0.utf8) }

  private func damaged(_ bytes: [UInt8], _ chance: inout Chance) -> [UInt8] {
    var bytes = bytes
    for _ in 0...chance.next(below: 3) where !bytes.isEmpty {
      let place = chance.next(below: bytes.count)
      let end = min(bytes.count, place + 1 + chance.next(below: 12))
      switch chance.next(below: 5) {
      case 0: bytes[place] = UInt8(chance.next(below: 256))
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3:
        let snippet = Self.snippets[chance.next(below: Self.snippets.count)]
        bytes.replaceSubrange(place..<end, with: snippet)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }

  private func isPlausible(_ problem: JSONProblem, in bytes: [UInt8]) -> Bool {
    let lines = bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
    return (1...lines).contains(problem.position.line)
      && (1...bytes.count + 1).contains(problem.position.column)
      && (0...bytes.count).contains(problem.position.offset) && !problem.message.isEmpty
  }

  @Test(arguments: 0..<8)
  func `a damaged scenario is read soundly, or refused with places`(seed: UInt64) throws {
    // Long repeats are left out: damage to one costs millions of commands, and shows no more.
    let paths = try ProjectFiles.scenarios().filter { path in
      let text = String(decoding: try ProjectFiles.bytes(path), as: UTF8.self)
      return !text.contains("\"times\"")
    }
    var chance = Chance(state: seed)
    var refused = 0
    for _ in 0..<150 {
      let path = paths[chance.next(below: paths.count)]
      let bytes = damaged(try ProjectFiles.bytes(path), &chance)
      do throws(JSONRefusal) {
        let scenario = try Scenario(reading: bytes)
        #expect(!scenario.commands.isEmpty && !scenario.instruments.isEmpty, "\(path)")
      } catch {
        refused += 1
        for problem in error.problems {
          #expect(isPlausible(problem, in: bytes), "\(path), seed \(seed): \(problem)")
        }
      }
    }
    #expect((50..<150).contains(refused))
  }

  @Test(arguments: 0..<4)
  func `a damaged repeat is read soundly, or refused with places`(seed: UInt64) throws {
    let repeated = """
      {"repeat": {"times": 30, "steps": [
        {"new": {"id": {"from": 1, "by": 1}, "side": "buy", "price": {"from": "1.00", "by": "-0.01"},
          "quantity": 5, "timeInForce": "gtd", "expires": {"from": 60, "by": 1}}},
        {"cancel": {"id": {"from": 1, "by": 1}}}]}}
      """
    let text = BrokenScenario.text(steps: [repeated, BrokenScenario.noTrades])
    var chance = Chance(state: seed)
    var refused = 0
    for _ in 0..<300 {
      let bytes = damaged(Array(text.utf8), &chance)
      do throws(JSONRefusal) {
        #expect(try Scenario(reading: bytes).commands.count <= Scenario.commandLimit)
      } catch {
        refused += 1
        for problem in error.problems {
          #expect(isPlausible(problem, in: bytes), "seed \(seed): \(problem)")
        }
      }
    }
    #expect((100..<300).contains(refused))
  }

  @Test(arguments: 0..<4)
  func `a damaged golden log is read, or refused with places`(seed: UInt64) throws {
    let paths = try ProjectFiles.paths(in: "golden", extension: ".jsonl")
    var chance = Chance(state: seed)
    for _ in 0..<60 {
      let path = paths[chance.next(below: paths.count)]
      let bytes = damaged(try ProjectFiles.bytes(path), &chance)
      do throws(JSONRefusal) {
        let log = try GoldenLog(reading: bytes)
        #expect(log.firstDifference(from: log) == nil)
      } catch {
        for problem in error.problems {
          #expect(isPlausible(problem, in: bytes), "\(path), seed \(seed): \(problem)")
        }
      }
    }
  }
}
