package import Engines
internal import JSONText
internal import Market
package import Results
internal import Wire

/// Examines an adapter: whether what the suite will say of the engine can be trusted.
///
/// Each check begins with a reset, and after a failure with a fresh engine, so that none spoils the
/// next. What is compared with a correct engine is compared as far as this one says that it can
/// report.
package struct Doctor {
  /// How long an answer may take, in nanoseconds.
  private let limit: Int
  private let patient: Patient
  private let progress: (String) -> Void

  /// An examination of the engines that `begin` begins conversations with.
  ///
  /// `clock` tells monotonic nanoseconds; `progress` is told the name of each check.
  package init(
    limit: Int, clock: @escaping () -> Int, progress: @escaping (String) -> Void = { _ in },
    begin: @escaping () throws(EngineFailure) -> any LineConversation
  ) {
    self.limit = limit
    self.progress = progress
    patient = Patient(clock: clock, begin: begin)
  }

  /// What the engine says of itself, where it can be understood, and all findings.
  package func examine() -> (engine: EngineIdentity?, findings: [DoctorFinding]) {
    progress("handshake")
    let (profile, findings) = HandshakeCheck.findings(patient)
    guard let profile else { return (nil, findings) }
    var all = findings
    let ward = Ward(patient: patient, profile: profile, numbers: ProbeNumbers(profile.limits))
    for check in AdapterCheck.all {
      progress(check.name)
      all.append(finding(check.name, check.fix) { () throws(Ailment) in try check.run(ward) })
    }
    all += capabilities(ward)
    all += conventions(ward)
    all.append(time())
    progress("end of input")
    all.append(
      finding(
        "end of input",
        "exit with 0 when standard input ends, or the engine outlives a suite that was killed"
      ) { () throws(Ailment) in
        _ = try ward.examination()
        patient.endInput()
        try patient.awaitEnd()
        return "it exits with 0 when its standard input ends"
      })
    progress("stop")
    all.append(
      finding(
        "stop",
        "answer {\"ok\":true} to stop, say no more, close everything, and exit with 0 at once"
      ) { () throws(Ailment) in
        let examination = try ward.examination()
        var line = LineBuilder(symbols: [])
        line.request(.stop)
        _ = try examination.ask(line.bytes, .stop)
        try patient.awaitEnd()
        return "it says goodbye and exits with 0"
      })
    return (EngineIdentity(name: profile.name, version: profile.version), all)
  }

  /// The finding of one check: what it has seen, or why it did not end well.
  private func finding(
    _ name: String, _ fix: String, _ check: () throws(Ailment) -> String
  ) -> DoctorFinding {
    do throws(Ailment) {
      return DoctorFinding(name: name, verdict: .ok, seen: try check(), fix: nil)
    } catch {
      switch error {
      case .unsupported(let why):
        return DoctorFinding(
          name: name, verdict: .notChecked, seen: "the engine refuses the reset: \(why)", fix: nil)
      case .beyondLimits(let excess):
        return DoctorFinding(
          name: name, verdict: .notChecked, seen: "it goes beyond the engine's limits: \(excess)",
          fix: nil)
      case .failed(let failure):
        return DoctorFinding(
          name: name, verdict: .wrong, seen: failure.sentence, fix: failure.remedy + "; " + fix)
      case .differs(let how):
        return DoctorFinding(name: name, verdict: .wrong, seen: how, fix: fix)
      }
    }
  }

  // MARK: - Capabilities

  private func capabilities(_ ward: Ward) -> [DoctorFinding] {
    var findings: [DoctorFinding] = []
    var mayHang = true
    for probe in CapabilityProbe.all(ward.numbers) {
      let word = probe.capability.rawValue
      progress("capability: \(word)")
      let isDeclared = ward.profile.can(probe.capability)
      let missing = Capability.allCases.filter { probe.needs.contains($0) && !ward.profile.can($0) }
      if isDeclared, missing.isEmpty {
        findings.append(
          finding(
            "capability: \(word)",
            "do what \(word) asks, or take it out of \"capabilities\"; where the engine itself "
              + "answers so, it is the engine's fault, which 'assay run' will judge"
          ) { () throws(Ailment) in
            try ward.examination(probe.instruments).compareSingly(probe.flow)
            return "it is declared, and works"
          })
      } else if isDeclared {
        findings.append(
          DoctorFinding(
            name: "capability: \(word)", verdict: .notChecked,
            seen: "it shows only with \(missing.map(\.rawValue).joined(separator: ", "))",
            fix: "declare \(missing.map(\.rawValue).joined(separator: ", ")) too, if the engine can"
          ))
      } else if missing.isEmpty, mayHang, let hint = hint(probe, ward, &mayHang) {
        findings.append(hint)
      }
    }
    return findings
  }

  /// A hint where an engine answers rightly what it does not declare; it may break at it.
  private func hint(
    _ probe: CapabilityProbe, _ ward: Ward, _ mayHang: inout Bool
  ) -> DoctorFinding? {
    // Who sums up trades does not tell whom an order traded with, whatever else is asked.
    if probe.capability == .tradeIDs, ward.profile.can(.aggregates) { return nil }
    let trial = ward.profile.with(probe.capability)
    do throws(Ailment) {
      try Examination(patient, trial, probe.instruments).compareSingly(probe.flow)
    } catch {
      if case .failed(let failure) = error {
        patient.dismiss()
        mayHang = failure.kind != .hung
      }
      return nil
    }
    let word = probe.capability.rawValue
    return DoctorFinding(
      name: "capability: \(word)", verdict: .warning,
      seen: "it is not declared, and seems to work all the same",
      fix: "declare \(word), or the scenarios that need it are not run")
  }

  // MARK: - Conventions

  /// What is not named as decided must follow each value that a reset tells.
  private func conventions(_ ward: Ward) -> [DoctorFinding] {
    let decided = Set(ward.profile.conventions.words.map(\.key))
    var findings: [DoctorFinding] = []
    for probe in ConventionProbe.all(ward.numbers) where !decided.contains(probe.key) {
      guard probe.needs.allSatisfy(ward.profile.can) else { continue }
      progress("convention: \(probe.key)")
      let words = probe.choices.map(\.word)
      findings.append(
        finding(
          "convention: \(probe.key)",
          "follow the value that reset tells, or name the one that the engine has chosen in "
            + "\"conventions\": one of \(words.joined(separator: ", "))"
        ) { () throws(Ailment) in
          for choice in probe.choices {
            let examination = try Examination(
              patient, ward.profile, probe.instruments, choice.conventions)
            do throws(Ailment) {
              try examination.compareSingly(probe.flow)
            } catch {
              guard case .differs(let how) = error else { throw error }
              throw .differs("where \(choice.word) is asked for, \(how)")
            }
          }
          return "it is not decided, and each value works"
        })
    }
    return findings
  }

  // MARK: - Time

  private func time() -> DoctorFinding {
    let taken = patient.slowest
    let text = "the slowest answer took \(taken / 1_000_000) ms of \(limit / 1_000_000) ms"
    guard taken > limit / 2 else {
      return DoctorFinding(name: "time", verdict: .ok, seen: text, fix: nil)
    }
    return DoctorFinding(
      name: "time", verdict: .warning, seen: "\(text), to \(patient.slowestRequest)",
      fix: "do slow work before the answer to start is asked for, flush after each answer, or give "
        + "more time by --time-limit")
  }
}

/// What checks work on: the engine, what it says of itself, and numbers that suit it.
struct Ward {
  let patient: Patient
  let profile: EngineProfile
  let numbers: ProbeNumbers

  /// A case on one plain instrument, or on these.
  func examination(_ instruments: [Instrument] = [Instrument(symbol: "A")]) throws(Ailment)
    -> Examination
  {
    try Examination(patient, profile, instruments)
  }
}

extension EngineProfile {
  /// The same with one capability more.
  fileprivate func with(_ capability: Capability) -> EngineProfile {
    var profile = self
    profile.capabilities = Capability.closure(of: capabilities.union([capability]))
    return profile
  }
}
