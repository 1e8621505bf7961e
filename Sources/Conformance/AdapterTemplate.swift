/// An adapter to begin with, in one of the languages that have a kit: the kit, an example book, and the
/// adapter between them, which runs as it is.
package struct AdapterTemplate: Sendable {
  /// The languages, by the words that name them.
  package enum Language: String, CaseIterable, Sendable {
    case python, c, cpp, node, java, go, rust
  }

  package let language: Language

  /// The template of a language.
  package init(_ language: Language) { self.language = language }

  /// What is copied, below the folder of adapters: the kit, the example, and the adapter at last.
  package var files: [String] {
    switch language {
    case .python:
      ["python/assay_adapter.py", "python/example_book.py", "python/example_adapter.py"]
    case .c: ["c/assay_adapter.h", "c/example_book.h", "c/example_adapter.c"]
    case .cpp: ["c/assay_adapter.h", "cpp/example_book.hpp", "cpp/example_adapter.cpp"]
    case .node: ["node/assay_adapter.js", "node/example_book.js", "node/example_adapter.js"]
    case .java:
      ["java/AssayAdapter.java", "java/ExampleBook.java", "java/ExampleAdapter.java"]
    case .go:
      ["go/go.mod", "go/assay_adapter.go", "go/example_book.go", "go/example_adapter.go"]
    case .rust: ["rust/assay_adapter.rs", "rust/example_book.rs", "rust/example_adapter.rs"]
    }
  }

  /// How it is built in its folder; nil where it runs as it is.
  package var build: String? {
    switch language {
    case .python, .node: nil
    case .c: "cc -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -o adapter example_adapter.c"
    case .cpp: "c++ -std=c++17 -O2 -o adapter example_adapter.cpp"
    case .java: "javac -d classes *.java"
    case .go: "go build -o adapter ."
    case .rust: "rustc --edition 2021 -O -o adapter example_adapter.rs"
    }
  }

  /// The words that start it, once it is built.
  package func command(in folder: String) -> [String] {
    switch language {
    case .python: ["python3", "\(folder)/example_adapter.py"]
    case .node: ["node", "\(folder)/example_adapter.js"]
    case .java: ["java", "-cp", "\(folder)/classes", "ExampleAdapter"]
    case .c, .cpp, .go, .rust: [folder.hasPrefix("/") ? "\(folder)/adapter" : "./\(folder)/adapter"]
    }
  }

  /// Copies the files into a folder, which is made where it is not there, and returns their paths.
  ///
  /// A file that is there already is never overwritten: nothing is copied then.
  package func write(
    from kits: String, to folder: String
  ) throws(CorpusError) -> [String] {
    var copies: [(path: String, text: String)] = []
    for file in files {
      guard let bytes = try Files.read("\(kits)/\(file)") else {
        throw CorpusError(path: "\(kits)/\(file)", reason: "the kit is not there")
      }
      let name = file.split(separator: "/").last.map(String.init) ?? file
      copies.append(("\(folder)/\(name)", String(decoding: bytes, as: UTF8.self)))
    }
    for copy in copies where Files.exists(copy.path) {
      throw CorpusError(path: copy.path, reason: "there is such a file already")
    }
    for copy in copies { try Files.write(copy.text, to: copy.path) }
    return copies.map(\.path)
  }
}
