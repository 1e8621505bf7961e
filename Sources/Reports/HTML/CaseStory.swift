internal import Results

/// The story of a case that broke: what it shows, and for each failure the command, the events
/// that should have followed and those that did, the books before, and how to see it again.
struct CaseStory {
  let result: CaseResult
  let anchor: String

  /// The most failures of one case that are told.
  private static let failuresTold = 3

  var markup: Markup {
    let failures = Excerpt.list(result.failures, limit: Self.failuresTold)
    return tag("article", ["class": "story", "id": anchor]) {
      tag("header") {
        pill(result.verdict)
        tag("h4", result.title)
        tag("p", ["class": "origin"]) {
          tag("code", result.scenario)
          for label in result.tags { tag("span", ["class": "label"], label) }
        }
      }
      if !result.why.isEmpty { tag("p", ["class": "why"], Excerpt.text(result.why)) }
      tag("p", ["class": "mirror"]) { mirror }
      if failures.shown.isEmpty, let note = result.note { tag("p", Excerpt.text(note)) }
      for failure in failures.shown { section(of: failure) }
      if failures.omitted > 0 {
        tag("p", ["class": "more"], "\(NumberText.counted(failures.omitted, "more failure")).")
      }
    }
  }

  private var mirror: Markup {
    switch result.mirror {
    case .judged(let verdict):
      .text("Mirrored, with sides and prices reflected: \(verdict.label.lowercased()).")
    case .skipped(let reason): .text("Not run mirrored: \(Excerpt.text(reason)).")
    }
  }

  private func section(of failure: Failure) -> Markup {
    tag("div", ["class": "failure"]) {
      tag("p", ["class": "finding"]) {
        tag("strong", Excerpt.text(failure.message))
        tag("span", ["class": "explanation"], "Found by \(failure.judge.subject).")
      }
      if let command = failure.command {
        tag("p", ["class": "asked"]) {
          tag("span", "Command \(command.number), step \(command.step)")
          tag("code", Excerpt.text(command.text))
        }
      }
      EventTable(failure: failure).markup
      LadderPair(books: failure.booksBefore).markup
      commandLine("Replay it", failure.replay)
    }
  }
}

/// The events that should have followed a command beside those that did.
struct EventTable {
  let failure: Failure

  var markup: Markup {
    let comparison = EventComparison(expected: failure.expected, actual: failure.actual)
    guard !comparison.rows.isEmpty else { return .nothing }
    return tag("table", ["class": "events"]) {
      tag("caption", failure.command == nil ? "Events" : "Events of this command")
      tag("thead") {
        tag("tr") {
          tag("th", ["scope": "col"], "Event")
          tag("th", ["scope": "col"], "Expected")
          tag("th", ["scope": "col"], "Actual")
        }
      }
      tag("tbody") {
        omission(comparison.omittedBefore, "the same before")
        for row in comparison.rows { markup(of: row) }
        omission(comparison.omittedAfter, "more after")
      }
    }
  }

  private func markup(of row: EventComparison.Row) -> Markup {
    tag("tr", ["class": row.differs ? "differs" : "same"]) {
      tag("th", ["scope": "row"], row.differs ? "≠ \(row.number)" : "\(row.number)")
      cell(row.expected, against: row.actual, differs: row.differs)
      cell(row.actual, against: row.expected, differs: row.differs)
    }
  }

  private func omission(_ count: Int, _ what: String) -> Markup {
    guard count > 0 else { return .nothing }
    return tag("tr", ["class": "same"]) {
      tag("td", ["colspan": "3", "class": "more"], "\(NumberText.grouped(count)) \(what)")
    }
  }

  private func cell(_ line: EventLine?, against other: EventLine?, differs: Bool) -> Markup {
    tag("td") {
      if let line {
        tag("code") {
          tag("b", Excerpt.text(line.name))
          for field in line.shownFields(beside: other) {
            " "
            tag(
              "span",
              [
                "class": differs && line.differs(in: field, from: other) ? "field wrong" : "field"
              ]
            ) {
              tag("i", Excerpt.text(field.name, limit: 60))
              " "
              Excerpt.text(field.value, limit: 120)
            }
          }
        }
      } else {
        tag("span", ["class": "explanation"], "nothing")
      }
    }
  }
}
