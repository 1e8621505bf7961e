internal import Results

/// A whole page: one file that opens anywhere, without a script and with nothing from outside.
struct PageFrame {
  let title: String
  /// The version of the suite that got the results; empty where they don't say.
  let suiteVersion: String
  /// The name and the version of the JSON that holds the same.
  let format: (name: String, version: Int)
  /// What the page has beyond the style of all pages.
  var style: StaticString = ""

  /// The page with what stands between its head and its foot.
  func page(@MarkupBuilder content: () -> Markup) -> String {
    tag("html", ["lang": "en"]) {
      tag("head") {
        tag("meta", ["charset": "utf-8"])
        tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        tag("meta", ["name": "color-scheme", "content": "light dark"])
        tag("meta", ["name": "generator", "content": maker])
        tag("title", title)
        tag("style") {
          Markup.styleSheet(Stylesheet.text)
          Markup.styleSheet(style)
        }
      }
      tag("body") {
        tag("main", content: content)
        tag("footer") {
          tag(
            "p",
            "Made by \(maker). The same as JSON: \(format.name), "
              + "version \(format.version).")
        }
      }
    }.htmlDocument
  }

  private var maker: String { suiteVersion.isEmpty ? "Assay" : "Assay \(suiteVersion)" }
}
