import Mustache
import Presentation
import Vocabulary

/// The layout of every page: head, point, what it shows, foot.
struct PageFrame {
  /// A link of the navigation.
  struct Link {
    let href: String
    let text: String
    let isCurrent: Bool
  }

  let language: String
  let title: String
  let heading: String
  let key: String?
  let finding: String?
  let city: String
  let home: String
  let skip: String
  let pagesLabel: String
  let links: [Link]
  let other: Link
  let otherLanguage: String
  let search: String
  let searchLabel: String
  let reader: String?
  let login: String
  let loginText: String
  let style: String
  let script: String
  let point: String
  let tools: [Link]
  let hasTools: Bool
  let content: String
  let foot: String
  let isForMeeting: Bool

  /// The page as bytes.
  func rendered() -> [UInt8] { Array(PageFrame.template.render(self).utf8) }

  private static let template: MustacheTemplate = {
    do {
      return try MustacheTemplate(string: text)
    } catch {
      // The layout is a constant, and every test of a page renders it.
      preconditionFailure("the layout of pages is no Mustache template")
    }
  }()

  private static let text = """
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{{title}} · {{city}}</title>
    <link rel="stylesheet" href="{{style}}">
    <link rel="icon" href="data:,">
    <script src="{{script}}" defer></script>
    </head>
    <body{{#isForMeeting}} class="meeting" data-renew="30"{{/isForMeeting}}>
    <a class="skip" href="#main">{{skip}}</a>
    <header>
    <div class="bar">
    <a class="city" href="{{home}}">{{city}}</a>
    <nav aria-label="{{pagesLabel}}">
    <ul>
    {{#links}}
    <li><a href="{{href}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{text}}</a></li>
    {{/links}}
    </ul>
    </nav>
    <form class="search" role="search" action="{{search}}" method="get"><input type="search" name="q" aria-label="{{searchLabel}}" placeholder="{{searchLabel}}"></form>
    <p class="who"><a href="{{other.href}}" lang="{{otherLanguage}}" hreflang="{{otherLanguage}}">{{other.text}}</a>{{#reader}} · {{reader}}{{/reader}} · <a href="{{login}}">{{loginText}}</a></p>
    </div>
    </header>
    {{{point}}}
    <main id="main" tabindex="-1">
    <div class="head">
    <h1>{{heading}}</h1>
    {{#key}}<p class="key">{{key}}</p>{{/key}}
    {{#finding}}<p class="finding">{{finding}}</p>{{/finding}}
    {{#hasTools}}<p class="tools">{{#tools}}<a href="{{href}}">{{text}}</a> {{/tools}}</p>{{/hasTools}}
    </div>
    {{{content}}}
    </main>
    <footer>
    {{{foot}}}
    </footer>
    </body>
    </html>

    """
}
