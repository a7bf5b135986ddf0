/// Command lines that only ask, for what must hold of every one of them.
enum ReadingCommands {
  /// On the worked example; none of them looks at a person.
  static let all: [String] = [
    "portfolio", "portfolio --group-by department,field", "portfolio --format json",
    "show project/eakte", "explain project/eakte money.need", "history project/eakte", "audit",
    "audit --late 30", "audit --corrections", "duties",
    "changes --from 2024-09-30@78 --to 2024-12-31@109",
    "changes --from 2024-09-30@78 --to 2024-12-31@109 --rows", "kpi board",
    "kpi series indicator/glas", "inventory inventory/schulen", "budget --year 2024", "funding",
    "milestones", "evm", "grants", "vouchers grant/glas", "alignment", "obligations",
    "synergies", "participation", "attention", "lights", "sample --method random --n 3 --seed 7",
    "replay --verify", "verify", "export", "export --format csv", "export --facts", "doctor",
    "schema --json",
  ]
}
