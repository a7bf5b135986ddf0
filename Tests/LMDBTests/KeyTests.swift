import LMDB
import Testing

@Suite struct KeyTests {
  @Test func `a composite key has its numbers highest byte first`() {
    var key = KeyBuffer()
    key.append(UInt8(1))
    key.append(UInt16(0x0203))
    key.append(UInt32(0x0405_0607))
    key.append(UInt64(0x0809_0A0B_0C0D_0E0F))
    var bytes: [UInt8] = []
    for index in key.span.indices { bytes.append(key.span[index]) }
    #expect(bytes == Array(1...15))
    #expect(key.span.bigEndianUInt16(at: 1) == 0x0203)
    #expect(key.span.bigEndianUInt32(at: 3) == 0x0405_0607)
    #expect(key.span.bigEndianUInt64(at: 7) == 0x0809_0A0B_0C0D_0E0F)
  }

  @Test func `a key is used again from the start or from a shared beginning`() {
    var key = KeyBuffer(7)
    key.append(UInt8(9))
    key.truncate(to: 8)
    key.append(UInt8(5))
    #expect(key.count == 9)
    #expect(key.span[8] == 5)
    key.removeAll()
    #expect(key.count == 0)
  }

  @Test func `a key holds 64 bytes`() {
    var key = KeyBuffer()
    for number in 0..<8 as Range<UInt64> { key.append(number) }
    #expect(key.count == KeyBuffer.bytesMax)
    var other = KeyBuffer()
    other.append(contentsOf: key.span)
    #expect(other.span.bigEndianUInt64(at: 56) == 7)
  }

  @Test func `a key past its 64 bytes stops the program`() async {
    await #expect(processExitsWith: .failure) {
      var key = KeyBuffer()
      for number in 0..<9 as Range<UInt64> { key.append(number) }
    }
  }

  @Test func `reading a number past the end stops the program`() async {
    await #expect(processExitsWith: .failure) {
      let key = KeyBuffer(1)
      _ = key.span.bigEndianUInt32(at: 5)
    }
  }
}
