/// As much of a long text or list as is worth showing, and how much more there is.
enum Excerpt {
  /// The most characters of a text that stands in one line or paragraph.
  static let longestText = 600

  /// The text, cut after `limit` characters, with a note of what was cut.
  ///
  /// The note itself counts for nothing: a text only a little too long is not cut.
  static func text(_ text: String, limit: Int = longestText) -> String {
    let slack = 40
    guard text.unicodeScalars.dropFirst(limit + slack).first != nil else { return text }
    let kept = text.prefix(limit)
    let omitted = text.count - kept.count
    guard omitted > slack else { return text }
    return "\(kept)… (\(NumberText.counted(omitted, "more character")))"
  }

  /// The first elements of a list and the number of those that are left out.
  ///
  /// One left out is shown instead of counted.
  static func list<Element>(
    _ elements: [Element], limit: Int
  ) -> (shown: ArraySlice<Element>, omitted: Int) {
    guard elements.count > limit + 1 else { return (elements[...], 0) }
    return (elements.prefix(limit), elements.count - limit)
  }
}
