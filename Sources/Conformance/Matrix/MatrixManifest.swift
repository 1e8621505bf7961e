internal import Engines
package import JSONText
package import Results

/// The engines of a matrix, as `make fleet` lists them: each with the word that `--engine` takes for
/// it, or with the reason why it could not be installed.
///
/// Other members than those that a matrix needs are left aside.
package struct MatrixManifest: Sendable {
  package var entries: [MatrixEntry]

  /// Reads the text of a manifest; every problem is told with its place.
  package init(reading bytes: [UInt8]) throws(JSONRefusal) {
    entries = try JSONText.read(bytes, as: Self.form)
  }

  /// Names files below a folder from there, as who stands in the folder may.
  ///
  /// A matrix that was measured on one machine then reads as on any other.
  package mutating func shortenPaths(below folder: String) {
    func shortened(_ path: String) -> String {
      // A name without a slash would be looked for in other folders.
      guard path.hasPrefix(folder + "/") else { return path }
      let rest = String(path.dropFirst(folder.count + 1))
      return rest.contains("/") ? rest : path
    }
    for index in entries.indices {
      entries[index].error = entries[index].error?.replacing(folder + "/", with: "")
      guard let spec = entries[index].engine.flatMap({ try? EngineSpec($0) }) else { continue }
      let short: EngineSpec =
        switch spec {
        case .own: spec
        case .process(let words): .process(words.map(shortened))
        case .library(let path): .library(shortened(path))
        case .flash1(let path): .flash1(shortened(path))
        }
      entries[index].engine = short.text
    }
  }

  private static var form: JSONForm<[MatrixEntry]> {
    .object { members in
      members.ignoreOtherKeys()
      let entries = members.required("engines", .array(of: entry))
      guard let entries else { return nil }
      var names: Set<String> = []
      for entry in entries where !names.insert(entry.name).inserted {
        members.report("two engines of the name \"\(entry.name)\"")
        return nil
      }
      guard !entries.isEmpty else {
        members.report("expected at least one engine")
        return nil
      }
      return entries
    }
  }

  private static var entry: JSONForm<MatrixEntry> {
    .object { members in
      members.ignoreOtherKeys()
      let name = members.required("name", .string)
      let engine = members.contains("engine") ? members.required("engine", spec) : nil
      let error = members.contains("error") ? members.required("error", .string) : nil
      let language = members.optional("language", .string)
      let homepage = members.optional("homepage", .string)
      let requirements =
        members.contains("requirements")
        ? members.required("requirements", .array(of: .string)) : []
      let notes = members.optional("notes", .string)
      guard let name, let requirements else { return nil }
      guard engine != nil || error != nil else {
        if !members.contains("engine") {
          members.report("expected \"engine\", or \"error\" with the reason why there is none")
        }
        return nil
      }
      return MatrixEntry(
        name: name, engine: error == nil ? engine : nil, error: error, language: language,
        homepage: homepage, requirements: requirements, notes: notes)
    }
  }

  private static var spec: JSONForm<String> {
    JSONForm<String>.string.refine { (text) throws(JSONExpectation) in
      do throws(EngineSpecProblem) {
        _ = try EngineSpec(text)
      } catch {
        throw JSONExpectation("an engine as --engine takes it; \(error.message)")
      }
      return text
    }
  }
}
