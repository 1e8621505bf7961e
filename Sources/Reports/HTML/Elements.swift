internal import Results

/// A table of figures or words, which scrolls within its own box where it is too wide.
struct DataTable {
  /// One column: its heading and what stands in it.
  struct Column {
    enum Contents {
      case words
      /// Names, which may be long.
      case names
      /// Sentences, which keep some width on a phone.
      case prose
      /// Numbers and short labels, set flush right in figures of one width.
      case numbers
      /// A drawing that takes the width that is left.
      case drawing
    }

    let title: String
    let contents: Contents

    init(_ title: String, _ contents: Contents = .words) {
      self.title = title
      self.contents = contents
    }
  }

  /// One row; its first cell is its heading.
  struct Row {
    var heading: Markup
    var cells: [Markup]
    /// Whether the one cell stands for all columns.
    var spans = false
    /// Whether the row begins a group of rows.
    var beginsGroup = false
  }

  let caption: String
  let columns: [Column]
  let rows: [Row]

  var markup: Markup {
    tag("div", ["class": "scroll", "role": "region", "aria-label": caption, "tabindex": "0"]) {
      tag("table", rows.contains(where: \.beginsGroup) ? ["class": "grouped"] : [:]) {
        tag("caption") { tag("span", caption) }
        tag("thead") {
          tag("tr") {
            for column in columns {
              tag("th", ["scope": "col", "class": style(of: column)], column.title)
            }
          }
        }
        tag("tbody") {
          for row in rows { markup(of: row) }
        }
      }
    }
  }

  private func markup(of row: Row) -> Markup {
    tag("tr", row.beginsGroup ? ["class": "group"] : [:]) {
      tag("th", ["scope": "row"]) { row.heading }
      if row.spans {
        tag("td", ["colspan": "\(columns.count - 1)"]) {
          tag("div", ["class": "remark"]) { Markup.sequence(row.cells) }
        }
      } else {
        for (column, cell) in zip(columns.dropFirst(), row.cells) {
          tag("td", ["class": style(of: column)]) { cell }
        }
      }
    }
  }

  private func style(of column: Column) -> String {
    switch column.contents {
    case .words: "words"
    case .names: "words names"
    case .prose: "words prose"
    case .numbers: "numbers"
    case .drawing: "drawing"
    }
  }
}

/// A verdict as a label that shows its colour.
func pill(_ verdict: Verdict) -> Markup {
  tag("span", ["class": "pill \(verdict.rawValue)"], verdict.label)
}

/// A judgement of yes or no as a label that shows its colour.
func pill(isGood: Bool, _ text: String) -> Markup {
  tag("span", ["class": "pill \((isGood ? Verdict.passed : .failed).rawValue)"], text)
}

/// A title with a line of explanation under it, for the heading of a row.
func titled(_ title: Markup, _ explanation: String) -> Markup {
  .sequence([title, tag("span", ["class": "explanation"], Excerpt.text(explanation, limit: 300))])
}

/// A command line that does something again.
func commandLine(_ purpose: String, _ text: String) -> Markup {
  tag("p", ["class": "command-line"]) {
    tag("span", purpose)
    tag("code", Excerpt.text(text))
  }
}

/// A list of names, each with what is known under it; the last fact has the most room.
func facts(_ facts: [(name: String, value: Markup)]) -> Markup {
  tag("dl", ["class": "facts"]) {
    for (index, fact) in facts.enumerated() {
      tag("div", index == facts.count - 1 ? ["class": "wide"] : [:]) {
        tag("dt", fact.name)
        tag("dd") { fact.value }
      }
    }
  }
}
