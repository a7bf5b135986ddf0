import Stadtbuch
import Timelines
import Views
import Vocabulary

/// The shapes of all views, and those of views that ask for a subject.
enum SubjectShapes {
  static func all(of engine: Engine, at point: Point) throws -> [(name: String, shape: Shape)] {
    let subjects = try engine.timelines.read(at: point) { (reading) throws(TimelinesError) in
      var subjects: [String] = []
      for kind in ["project", "indicator", "item", "milestone", "grant", "inventory", "unit"] {
        subjects += try reading.entities(ofKind: kind).prefix(3).map(\.name)
      }
      return subjects
    }
    return all(of: subjects)
  }

  static func all(of subjects: [String]) -> [(name: String, shape: Shape)] {
    Catalogue.standard.views.flatMap { view in
      var shapes = view.shapes
      for parameter in view.parameters {
        switch parameter.kind {
        case .subject(let kind):
          for subject in subjects where subject.hasPrefix("\(kind)/") {
            if let shape = try? view.shape([(parameter.name, subject)]) { shapes.append(shape) }
          }
        case .anySubject where parameter.name != "actor":
          for subject in subjects {
            if let shape = try? view.shape([(parameter.name, subject)]) { shapes.append(shape) }
          }
        default: continue
        }
      }
      return shapes.map { (view.about.name, $0) }
    }
  }
}
