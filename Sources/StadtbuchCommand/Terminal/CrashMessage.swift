import CFault
import LMDB
import Vocabulary

/// How the program ends when it is stopped in the middle: with one line that names the file.
enum CrashMessage {
  /// Makes ready for it; to be called before anything is opened.
  static func prepare() {
    fault_install()
    if Language.spoken == .de { fault_speak_german() }
    fault_capture_stream()
    Damage.onAbort { file, _ in
      for byte in file.utf8 { fault_file_byte(byte) }
      fault_end_at_file()
    }
  }

  /// Sets what is shown beside that line: what was found out so far.
  static func note(_ text: String) {
    fault_note_begin()
    for byte in text.visibleLine.utf8 { fault_note_byte(byte) }
    fault_note_end()
  }
}
