import Foundation

/// What libFuzzer calls with each input; `FUZZ` in the environment names the parser.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

private let target: @Sendable ([UInt8]) -> Void = {
  let name = ProcessInfo.processInfo.environment["FUZZ"] ?? ""
  guard let target = Targets.all[name] else {
    print("FUZZ=\(name): give one of \(Targets.all.keys.sorted().joined(separator: ", "))")
    exit(64)
  }
  return target
}()

/// Ends the run with the input kept, where what must hold does not.
func require(_ holds: Bool, _ why: @autoclosure () -> String) {
  if !holds { preconditionFailure(why()) }
}
