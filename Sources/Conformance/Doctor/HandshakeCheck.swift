internal import Engines
internal import JSONText
internal import Market
internal import Results
internal import Wire

/// What is checked of the answer to `start`.
enum HandshakeCheck {
  /// The profile that was told, where it can be understood, and all findings about it.
  static func findings(_ patient: Patient) -> (EngineProfile?, [DoctorFinding]) {
    let line: [UInt8]
    do throws(Ailment) {
      line = try patient.introduction()
    } catch {
      guard case .failed(let failure) = error else { return (nil, []) }
      return (nil, [wrong(failure.sentence, failure.remedy)])
    }
    do throws(JSONRefusal) {
      let answer = try ProtocolCodec(instruments: []).answer(line, to: .start)
      guard case .started(let profile) = answer else {
        patient.dismiss()
        return (
          nil,
          [
            wrong(
              "it answers start by \(Excerpt.text(line))",
              "answer start by who the engine is: name, version, capabilities")
          ]
        )
      }
      return (profile, [told(profile)] + omissions(profile))
    } catch {
      patient.dismiss()
      let isObject = line.first == UInt8(ascii: "{")
      return (
        nil,
        isObject
          ? error.problems.map { wrong("\($0)", "correct it: PROTOCOL.md lists keys and words") }
          : [
            wrong(
              "it wrote \(Excerpt.text(line))",
              "write answers alone to standard output; what the engine prints belongs on standard "
                + "error")
          ]
      )
    }
  }

  private static func wrong(_ seen: String, _ fix: String) -> DoctorFinding {
    DoctorFinding(name: "handshake", verdict: .wrong, seen: seen, fix: fix)
  }

  private static func told(_ profile: EngineProfile) -> DoctorFinding {
    let declared = Capability.allCases.filter(profile.can).map(\.rawValue)
    return DoctorFinding(
      name: "handshake", verdict: .ok,
      seen: "\(profile.name) \(profile.version) declares "
        + (declared.isEmpty ? "nothing" : declared.joined(separator: " ")), fix: nil)
  }

  /// What a handshake leaves out that makes the judgement poorer.
  private static func omissions(_ profile: EngineProfile) -> [DoctorFinding] {
    var omissions: [(seen: String, fix: String)] = []
    if profile.version.isEmpty {
      omissions.append(("it has no version", "tell the engine's version: results name it"))
    }
    if profile.language == nil {
      omissions.append(("it tells no language", "add \"language\"; reports show it"))
    }
    if !profile.can(.trades) {
      omissions.append(
        (
          "it reports no trades, so that its books alone are judged",
          "declare trades, and report them, if the engine does"
        ))
    }
    if !profile.can(.top) {
      omissions.append(
        (
          "it tells no book, so that its events alone are judged",
          "declare orders, levels or top, and answer book from the engine's own accessors"
        ))
    }
    for (capability, base) in [
      (Capability.tradeIDs, Capability.trades), (.tradePrices, .trades), (.aggregates, .trades),
      (.accounts, .massCancel), (.collars, .auctions), (.indication, .auctions),
      (.opg, .auctions), (.cls, .auctions),
    ] where profile.can(capability) && !profile.can(base) {
      omissions.append(
        (
          "it declares \(capability.rawValue) without \(base.rawValue), which it says nothing about",
          "declare \(base.rawValue) too, or take \(capability.rawValue) out"
        ))
    }
    return omissions.map {
      DoctorFinding(name: "handshake", verdict: .warning, seen: $0.seen, fix: $0.fix)
    }
  }
}
