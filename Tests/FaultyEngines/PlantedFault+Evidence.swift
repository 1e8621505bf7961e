extension PlantedFault {
  /// What brings a planted fault to light.
  package enum Evidence: Hashable, Sendable {
    /// Its commands and events, and the book that it shows.
    case history(RightLaw)
    /// What its work costs, while all that it says is right, for the reason given.
    case meter(String)
  }

  /// The law that should name a fault.
  package enum RightLaw: Hashable, Sendable {
    /// Any of these: a fault may break more than one, each in its own place.
    case named([String])
    /// None can, for the reason given.
    case none(String)
  }

  /// The code of the kind of fault.
  package var code: String { String(rawValue.prefix { $0 != " " }) }

  /// What goes wrong, in one line.
  package var sentence: String { String(rawValue.drop { $0 != " " }.dropFirst()) }

  package var evidence: Evidence {
    switch self {
    case .slotKept, .expiriesKept:
      .meter("answers are right while there is memory")
    case .cancelSortsAnew, .deadStayInQueue:
      .meter("answers are right, and come later and later")
    case .callForEachFill:
      .meter("answers are right while there is stack")
    default: .history(rightLaw)
    }
  }
}
