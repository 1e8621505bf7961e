/// Whether what is printed is coloured.
package enum ColorChoice: String, CaseIterable, Sendable {
  /// On a terminal that can, unless the variable `NO_COLOR` is set.
  case auto
  case always
  case never
}

/// How a piece of text stands out.
package enum TextStyle: Int, Sendable {
  case bold = 1
  case dim = 2
  case red = 31
  case green = 32
  case yellow = 33
  case cyan = 36
}
