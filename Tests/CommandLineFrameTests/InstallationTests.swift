import CommandLineFrame
import Foundation
import Testing

@Suite struct InstallationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("elsewhere/deep")
  }

  private func makeHome(_ name: String) throws {
    try folder.makeFolder("\(name)/scenarios")
    try folder.makeFolder("\(name)/golden")
  }

  /// The home found, without the folder's path, or the failure's message.
  private func found(
    named name: String? = nil, home: String? = nil, from current: String = "elsewhere/deep",
    executable: String = "install/bin/assay"
  ) -> String {
    let path = folder.path
    let surroundings = Surroundings(
      output: 1, error: 2,
      variable: { $0 == "ASSAY_HOME" ? home.map { "\(path)/\($0)" } : nil },
      currentFolder: "\(path)/\(current)", executable: "\(path)/\(executable)")
    do throws(CommandFailure) {
      let installation = try Installation.find(
        named: name.map { "\(path)/\($0)" }, in: surroundings)
      #expect(installation.scenarios == installation.home + "/scenarios")
      #expect(installation.golden == installation.home + "/golden")
      return installation.home.replacingOccurrences(of: path + "/", with: "")
    } catch {
      #expect(error.code == .usage)
      return error.message.replacingOccurrences(of: path + "/", with: "")
    }
  }

  @Test func `nothing is found where there is nothing`() {
    #expect(found() == "can't find the scenarios")
  }

  @Test func `the nearer of two counts, from the one named to the executable's`() throws {
    try makeHome("tree")
    #expect(found(executable: "tree/.build/release/assay") == "tree")
    try makeHome("elsewhere")
    #expect(found(executable: "tree/.build/release/assay") == "elsewhere")
    try makeHome("elsewhere/deep")
    #expect(found() == "elsewhere/deep")
    try makeHome("install/share/assay")
    #expect(found() == "install/share/assay")
    try makeHome("variable")
    #expect(found(home: "variable") == "variable")
    try makeHome("named")
    #expect(found(named: "named", home: "variable") == "named")
  }

  @Test func `a folder around needs both scenarios and golden logs`() throws {
    try folder.makeFolder("elsewhere/deep/scenarios")
    try folder.makeFolder("elsewhere/golden")
    try folder.makeFolder("install/share/assay/golden")
    #expect(found() == "can't find the scenarios")
    try makeHome("elsewhere")
    #expect(found() == "elsewhere")
  }

  @Test func `a file is no folder of scenarios`() throws {
    try folder.makeFolder("elsewhere/golden")
    try folder.write("", to: "elsewhere/scenarios")
    #expect(found() == "can't find the scenarios")
  }

  @Test func `a folder that is named is never passed over`() throws {
    try makeHome("elsewhere")
    try folder.makeFolder("empty")
    #expect(found(named: "empty") == "--scenarios: there is no folder 'scenarios' in 'empty'")
    #expect(found(home: "empty") == "ASSAY_HOME: there is no folder 'scenarios' in 'empty'")
    #expect(found(named: "absent") == "--scenarios: there is no folder 'absent'")
  }

  @Test func `a folder that is named may have no golden logs yet`() throws {
    try folder.makeFolder("fresh/scenarios")
    #expect(found(named: "fresh") == "fresh")
    #expect(found(home: "fresh") == "fresh")
  }

  @Test func `the process knows its own executable and folder`() {
    let surroundings = Surroundings.process
    #expect(FileManager.default.isExecutableFile(atPath: surroundings.executable))
    #expect(surroundings.currentFolder == FileManager.default.currentDirectoryPath)
  }
}
