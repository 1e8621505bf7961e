package import JSONText
package import Market
internal import Wire

/// Conventions as a user writes them in a word: `decreasePriority=loses,halt=takesNothing`.
package struct ChosenConventions: Hashable, Sendable {
  package let conventions: Conventions

  /// Reads a word; a problem names the choice or the value that there is not.
  package init(_ word: String) throws(JSONRefusal) {
    var writer = JSONWriter()
    writer.beginObject()
    for part in word.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      writer.key(String(sides[0]))
      writer.string(sides.count > 1 ? String(sides[1]) : "")
    }
    writer.endObject()
    conventions = try JSONText.read(writer.bytes, as: .conventions)
  }
}
