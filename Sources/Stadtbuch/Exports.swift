// Whoever embeds the façade speaks the vocabulary too; what lies between stays a detail of it.
@_exported public import Exchange
@_exported public import Ledger
@_exported public import Timelines
@_exported public import Views
@_exported public import Vocabulary
