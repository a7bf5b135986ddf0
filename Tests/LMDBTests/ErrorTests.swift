import Glibc
import Testing

@testable import LMDB

@Suite struct ErrorTests {
  @Test(
    arguments: [
      (ENOSPC, .diskFull), (EDQUOT, .diskFull), (EIO, .inputOutput), (ENOENT, .noSuchDirectory),
      (EACCES, .permission), (EROFS, .permission), (EINVAL, .invalid), (-30792, .mapFull),
      (-30785, .mapResized), (-30790, .readersFull), (-30799, .keyExists), (-30795, .panic),
      (-30798, .notFound), (-30794, .versionMismatch), (-30796, .corrupted), (-30793, .corrupted),
      (-30782, .invalid), (ENOMEM, .addressSpace), (EMFILE, .tooManyFiles), (EAGAIN, .other),
    ] as [(Int32, LMDBError.Code)])
  func `every status has a code and a text`(_ status: Int32, _ code: LMDBError.Code) {
    let error = LMDBError(status: status, operation: "mdb_put")
    #expect(error.code == code)
    #expect(!error.message.isEmpty)
    #expect(error.description.hasPrefix("mdb_put: "))
  }

  @Test func `an input or output error with space left is not taken for a full disk`() throws {
    let directory = try TemporaryDirectory()
    let environment = try directory.open()
    let error = LMDBError(status: EIO, operation: "mdb_txn_commit")
    let free = try environment.freeDiskBytes()
    let expected: LMDBError.Code = free < Environment.diskFullMarkBytes ? .diskFull : .inputOutput
    #expect(environment.classified(error).code == expected)
  }
}
