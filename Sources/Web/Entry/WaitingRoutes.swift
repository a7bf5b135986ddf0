import HTTPTypes
import Hummingbird
import Pages
import Stadtbuch
import Views
import Vocabulary

/// The pages of what waits for another person.
struct WaitingRoutes: Sendable {
  let entry: EntryRoutes
  let pending: PendingRoutes

  func addRoutes(to group: RouterGroup<WebContext>) {
    group.get("pending") { try await list($0, $1) }
    group.get("pending/{hash}") { try await one($0, $1) }
    group.post("pending/{hash}/approve") { try await approve($0, $1) }
    group.post("pending/{hash}/withdraw") { try await withdraw($0, $1) }
  }

  private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let (caller, ledger) = try pending.reader(context)
    let all = try await pending.all(caller, ledger).map { shown($0, caller) }
    let ask = try entry.ask(request, context, "/pending")
    let bytes = try await ledger.stadtbuch.lend(to: caller.audience) { engine, _ in
      try EntryPages(ask, engine).waiting(all)
    }
    return entry.page(bytes)
  }

  private func one(_ request: Request, _ context: WebContext) async throws -> Response {
    let (caller, ledger) = try pending.reader(context)
    let found = shown(try await pending.entry(context, caller, ledger), caller)
    let ask = try entry.ask(request, context, "/pending/\(found.hash)")
    let token = entry.token(context)
    let bytes = try await ledger.stadtbuch.lend(to: caller.audience) { engine, _ in
      try EntryPages(ask, engine).waiting(found, token: token)
    }
    return entry.page(bytes)
  }

  private func shown(_ one: PendingEntries.Entry, _ caller: Caller) -> EntryPages.Waiting {
    let isOwn = caller.actor == one.author.actor
    return EntryPages.Waiting(
      hash: one.hash, author: caller.audience.level == .full || isOwn ? one.author.actor : nil,
      created: one.created, ends: one.ends, events: one.events,
      mayApprove: !isOwn && caller.isPerson && pending.mayApprove(one, caller),
      mayWithdraw: isOwn && caller.role.records)
  }

  private func approve(_ request: Request, _ context: WebContext) async throws -> Response {
    try await entry.checked(request, context)
    let (receipt, _) = try await pending.approved(context)
    return entry.seeOther("\(entry.route)/event/\(receipt.firstSequence ?? 0)?recorded=true")
  }

  private func withdraw(_ request: Request, _ context: WebContext) async throws -> Response {
    try await entry.checked(request, context)
    try await pending.withdrawn(context)
    return entry.seeOther("\(entry.route)/pending")
  }
}
