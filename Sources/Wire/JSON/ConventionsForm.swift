package import JSONText
package import Market

/// How conventions are written: an object of the choices that differ from the defaults.
package enum ConventionsForm {
  /// The conventions that an object names; what it leaves out has its default.
  package static var form: JSONForm<Conventions> {
    JSONForm.object { members in
      var conventions = Conventions()
      if let choice = members.optional(
        "decreasePriority", .name() as JSONForm<Conventions.DecreasePriority>)
      {
        conventions.decreasePriority = choice
      }
      if let choice = members.optional(
        "replaceQuantity", .name() as JSONForm<Conventions.ReplaceQuantity>)
      {
        conventions.replaceQuantity = choice
      }
      if let choice = members.optional(
        "replaceBelowFilled", .name() as JSONForm<Conventions.ReplaceBelowFilled>)
      {
        conventions.replaceBelowFilled = choice
      }
      if let choice = members.optional(
        "marketRemainder", .name() as JSONForm<Conventions.MarketRemainder>)
      {
        conventions.marketRemainder = choice
      }
      if let choice = members.optional(
        "identifierReuse", .name() as JSONForm<Conventions.IdentifierReuse>)
      {
        conventions.identifierReuse = choice
      }
      return conventions
    }
  }

  /// Writes every choice.
  package static func write(_ conventions: Conventions, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("decreasePriority", conventions.decreasePriority.rawValue)
    writer.member("replaceQuantity", conventions.replaceQuantity.rawValue)
    writer.member("replaceBelowFilled", conventions.replaceBelowFilled.rawValue)
    writer.member("marketRemainder", conventions.marketRemainder.rawValue)
    writer.member("identifierReuse", conventions.identifierReuse.rawValue)
    writer.endObject()
  }
}
