internal import Glibc

/// What a process finds around it: two descriptors to write to, the environment, where it stands.
package struct Surroundings: Sendable {
  /// The descriptor of standard output.
  package let output: Int32
  /// The descriptor of standard error.
  package let error: Int32
  /// The value of a variable of the environment; an empty one counts as none.
  package let variable: @Sendable (String) -> String?
  /// The current folder, absolute.
  package let currentFolder: String
  /// The path of the running executable, links resolved.
  package let executable: String

  package init(
    output: Int32, error: Int32, variable: @escaping @Sendable (String) -> String?,
    currentFolder: String, executable: String
  ) {
    self.output = output
    self.error = error
    self.variable = variable
    self.currentFolder = currentFolder
    self.executable = executable
  }

  /// Those of the process itself.
  package static var process: Surroundings {
    Surroundings(
      output: STDOUT_FILENO, error: STDERR_FILENO, variable: environmentVariable,
      currentFolder: resolvedPath(".") ?? "/", executable: resolvedPath("/proc/self/exe") ?? "")
  }
}

@Sendable private func environmentVariable(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  let text = unsafe String(cString: value)
  return text.isEmpty ? nil : text
}

/// The absolute path without links and dots, or nil where there is no such file.
func resolvedPath(_ path: String) -> String? {
  guard let resolved = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}
