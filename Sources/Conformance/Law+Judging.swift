internal import Engines
internal import Laws
internal import Market

extension Law {
  /// The laws that can judge an engine by what it reports: all, or none where it can't be followed
  /// which orders trade; the reasons of refusals only where it gives them.
  static func judging(_ profile: EngineProfile) -> Set<Law> {
    guard profile.followsOrders else { return [] }
    let all = Set(Law.allCases)
    return profile.can(.reasons) ? all : all.subtracting([.refusal, .remainder])
  }
}
