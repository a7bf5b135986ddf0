import Stadtbuch
import Vocabulary

extension Role {
  /// What pages call whoever has it.
  var label: Label {
    switch self {
    case .public: Label("Public", "Öffentlichkeit")
    case .reader: Label("Reader", "Lesen")
    case .editor: Label("Department", "Fachbereich")
    case .controller: Label("Controlling", "Controlling")
    case .auditor: Label("Audit", "Rechnungsprüfung")
    case .dataProtection: Label("Data protection", "Datenschutz")
    case .operator: Label("Operator", "Betrieb")
    case .owner: Label("Owner, reading", "Betreiber, lesend")
    }
  }
}
