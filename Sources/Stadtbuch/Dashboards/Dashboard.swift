import Timelines
import Views
import Vocabulary

/// A page of several views that somebody has put together: kept as events, so that an old one can be
/// asked at an old point.
public struct Dashboard: Sendable, Equatable {
  /// How a part of it is shown.
  public enum Form: String, Sendable, CaseIterable {
    case table, chart, figures, heat
  }

  /// A part of it: a view with what it is asked, and how it is shown.
  public struct Tile: Sendable, Equatable {
    /// The view, by its name in one word: `kpi-board`.
    public var view: String
    /// What stands over it; the view's own title if nil.
    public var title: String?
    /// What the view is asked, by the names of its address.
    public var parameters: [(name: String, value: String)]
    /// How it is shown.
    public var form: Form
    /// How many of twelve columns it takes.
    public var width: Int

    /// A part.
    public init(
      _ view: String, title: String? = nil, parameters: [(name: String, value: String)] = [],
      form: Form = .table, width: Int = 6
    ) {
      self.view = view
      self.title = title
      self.parameters = parameters
      self.form = form
      self.width = min(max(width, 1), 12)
    }

    /// Whether two parts show the same in the same way.
    public static func == (left: Tile, right: Tile) -> Bool {
      left.view == right.view && left.title == right.title && left.form == right.form
        && left.width == right.width
        && left.parameters.elementsEqual(right.parameters) { $0 == $1 }
    }
  }

  /// Its key.
  public var key: String
  /// Its title.
  public var title: String
  /// For whom it is, in words.
  public var audience: String?
  /// Its parts, in order.
  public var tiles: [Tile]

  /// A dashboard.
  public init(key: String, title: String, audience: String? = nil, tiles: [Tile]) {
    self.key = key
    self.title = title
    self.audience = audience
    self.tiles = tiles
  }
}

extension Dashboard {
  /// A dashboard as it was recorded; nil where that is none.
  init?(key: String, json: [UInt8]) {
    guard case .object(let object) = AnswerValue(json: json.span),
      let title = object["title"]?.plainText, case .list(let tiles)? = object["tiles"]?.opened
    else { return nil }
    self.init(
      key: key, title: title, audience: object["for"]?.plainText,
      tiles: tiles.compactMap { value in
        guard case .object(let tile) = value.opened, let view = tile["view"]?.plainText else {
          return nil
        }
        var parameters: [(name: String, value: String)] = []
        if case .object(let given)? = tile["parameters"]?.opened {
          parameters = given.members.compactMap { name, value in
            value.opened.plainText.map { (name, $0) }
          }
        }
        let width: Int =
          if case .integer(let width)? = tile["width"]?.opened { Int(clamping: width) } else { 6 }
        return Tile(
          view, title: tile["title"]?.plainText, parameters: parameters,
          form: tile["chart"]?.plainText.flatMap(Form.init) ?? .table, width: width)
      })
  }

  /// What is recorded of it: the data of `dashboard.saved`.
  public var data: AnswerObject {
    var data = AnswerObject()
    data.append("title", .text(title))
    data.append("for", audience.map(AnswerValue.text))
    data.append(
      "tiles",
      .list(
        tiles.map { tile in
          var object = AnswerObject()
          object.append("view", .text(tile.view))
          object.append("title", tile.title.map(AnswerValue.text))
          if !tile.parameters.isEmpty {
            var parameters = AnswerObject()
            for (name, value) in tile.parameters { parameters.append(name, .text(value)) }
            object.append("parameters", .object(parameters))
          }
          object.append("chart", .text(tile.form.rawValue))
          object.append("width", .number(tile.width))
          return .object(object)
        }))
    return data
  }
}

extension Reading {
  /// The dashboards that there are at the point, in byte order of their keys.
  package func dashboards() throws(TimelinesError) -> [Dashboard] {
    var found: [Dashboard] = []
    var state = EntityState()
    for entity in try entities(ofKind: "dashboard") {
      guard try mayName(entity.name) else { continue }
      try self.state(of: entity.number, at: point, into: &state)
      guard state.register(RegisterName.removed.rawValue) == nil,
        let board = state.register(RegisterName.board.rawValue)
      else { continue }
      var json: [UInt8] = []
      state.appendJSON(board, to: &json)
      if let one = Dashboard(key: String(entity.name.dropFirst("dashboard/".count)), json: json) {
        found.append(one)
      }
    }
    return found
  }
}
