public import LMDB
public import Vocabulary

/// How a ledger and its surroundings are: what `doctor` shows.
public struct LedgerCondition: Sendable, Equatable {
  /// The last event.
  public let head: LedgerPosition
  /// The bytes that can still be written to the disk.
  public let freeDiskBytes: Int64
  /// Below this many nothing is written.
  public let freeSpaceMarkBytes: Int64
  /// The log's pages, tables and reader slots.
  public let log: EnvironmentStatistics
  /// Who reads the log now, in all processes.
  public let readers: [Reader]
  /// The slots of dead readers that were freed by looking.
  public let deadReadersFreed: Int
  /// The process that writes now, if one does.
  public let writer: String?
  /// Whether this machine knows the ledger's time zone.
  public let isTimeZoneKnown: Bool
  /// By how much the machine's clock is behind the last event; 0 when it is not.
  public let clockBehindMicroseconds: Int64
  /// The limits, by name.
  public let limits: [Limit]

  /// A named limit.
  public struct Limit: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// Its value.
    public let value: Int
  }

  /// The limits that everybody is held to.
  public static let limits: [Limit] = [
    Limit(name: "textBytes", value: Limits.textBytesMax),
    Limit(name: "recordBytes", value: Limits.recordBytesMax),
    Limit(name: "lineBytes", value: Limits.lineBytesMax),
    Limit(name: "listElements", value: Limits.listCountMax),
    Limit(name: "mapEntries", value: Limits.mapCountMax),
    Limit(name: "jsonDepth", value: Limits.jsonDepthMax),
    Limit(name: "batchEvents", value: Limits.batchEventsMax),
    Limit(name: "batchBytes", value: Limits.batchBytesMax),
    Limit(name: "filterBytes", value: Limits.filterBytesMax),
    Limit(name: "queueRequests", value: Limits.queueRequestsMax),
    Limit(name: "keyBytes", value: Limits.keyBytesMax),
  ]

  /// What there is to do, for people; empty when all is well.
  public var advice: [Label] {
    var advice: [Label] = []
    if freeDiskBytes < freeSpaceMarkBytes {
      advice.append(
        Label(
          en: "the disk has \(freeDiskBytes >> 20) MiB free, below the mark of "
            + "\(freeSpaceMarkBytes >> 20) MiB: nothing is written until space is freed",
          de: "auf dem Datenträger sind \(freeDiskBytes >> 20) MiB frei, weniger als die Marke von "
            + "\(freeSpaceMarkBytes >> 20) MiB: geschrieben wird erst, wenn Platz geschaffen ist"))
    } else if freeDiskBytes < 4 * freeSpaceMarkBytes {
      advice.append(
        Label(
          en: "the disk has only \(freeDiskBytes >> 20) MiB free: free space soon",
          de: "auf dem Datenträger sind nur \(freeDiskBytes >> 20) MiB frei: bald Platz schaffen"))
    }
    if log.usedBytes > log.mapSizeBytes / 10 * 9 {
      advice.append(
        Label(
          en: "the log's map is nearly full: open it with a larger one",
          de: "der reservierte Raum des Logbuchs ist fast voll: mit einem größeren öffnen"))
    }
    if log.readersUsed > log.readersMax / 10 * 9 {
      advice.append(
        Label(
          en: "the reader slots are nearly used up: look for readers that never end",
          de: "die Leseplätze sind fast verbraucht: nach Lesern suchen, die nie enden"))
    }
    if !isTimeZoneKnown {
      advice.append(
        Label(
          en: "this machine does not know the ledger's time zone: install tzdata",
          de: "dieser Rechner kennt die Zeitzone des Stadtbuchs nicht: tzdata installieren"))
    }
    if clockBehindMicroseconds > 1_000_000 {
      advice.append(
        Label(
          en:
            "the clock is \(clockBehindMicroseconds / 1_000_000) s behind the last event: correct "
            + "it; until then times rise by a microsecond from batch to batch",
          de: "die Uhr ist \(clockBehindMicroseconds / 1_000_000) s hinter dem letzten Ereignis: "
            + "stellen; bis dahin steigen die Zeiten von Stapel zu Stapel um eine Mikrosekunde"))
    }
    return advice
  }
}

extension Ledger {
  /// Looks at the disk, the map, the readers, the clock and the time zone, and frees the slots of
  /// dead readers.
  public func condition() throws(LedgerError) -> LedgerCondition {
    let head = try head
    let behind = (head.time?.microseconds ?? .min) &- options.clock.now().microseconds
    do throws(LMDBError) {
      let freed = options.mode == .readOnly ? 0 : try environment.checkReaders()
      return LedgerCondition(
        head: head, freeDiskBytes: try environment.freeDiskBytes(),
        freeSpaceMarkBytes: options.freeSpaceMarkBytes, log: try environment.statistics(),
        readers: try environment.readers(), deadReadersFreed: freed, writer: try holder(),
        isTimeZoneKnown: CivilCalendar(timeZone: identity.timeZone) != nil,
        clockBehindMicroseconds: head.time == nil ? 0 : max(0, behind),
        limits: LedgerCondition.limits)
    } catch {
      throw LedgerError(error)
    }
  }

  /// The process that holds the writer's lock, if one does.
  private func holder() throws(LMDBError) -> String? {
    guard options.mode != .readOnly else { return nil }
    let lock = try LockFile(path: folders.writer)
    guard try !lock.tryLock() else {
      lock.unlock()
      return nil
    }
    return String(lock.note.prefix { $0.isNumber })
  }
}
