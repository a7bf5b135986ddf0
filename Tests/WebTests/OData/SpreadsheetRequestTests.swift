import Foundation
import HTTPTypes
import Stadtbuch
import Testing

@testable import Web

/// Requests as Excel and Power BI send them, written from what their makers say of them. **Untried**:
/// no such program stood here.
@Suite("OData as spreadsheets ask it (untried)")
struct SpreadsheetRequestTests {
  /// The headers of Power Query, which both programs use.
  private static let headers = [
    "User-Agent": "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)",
    "Accept":
      "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,"
      + "application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,"
      + "text/plain;q=0.7",
    "OData-Version": "4.0", "OData-MaxVersion": "4.0", "MaxDataServiceVersion": "3.0",
    "Accept-Encoding": "gzip, deflate",
  ]

  @Test("Power Query finds the sets, reads the model and follows pages with the token as password")
  func powerQuery() async throws {
    let server = try TestServer { _ in }
    let token = try server.token(.reader)
    let pair = Data("excel:\(token)".utf8).base64EncodedString()
    try await server.ask { asker in
      #expect(try await asker.get("/odata/now/", Self.headers).status == 401)
      var headers = Self.headers
      headers["Authorization"] = "Basic \(pair)"
      headers["Accept-Encoding"] = nil
      let service = try await asker.get("/odata/now/", headers)
      #expect(service.status == 200)
      #expect(
        service.headers[.contentType]
          == "application/json;odata.metadata=minimal;charset=utf-8")
      var model = headers
      model["Accept"] = "application/xml"
      #expect(try await asker.get("/odata/now/$metadata", model).status == 200)
      // The preview, and what filters and sorting of the editor become.
      for query in [
        "$top=1000", "$top=200&$skip=0", "$count=true&$top=0",
        "$filter=status%20eq%20'planning'&$select=subject,title,money_gap&$top=1000",
        "$filter=money_gap%20gt%201000%20and%20(status%20eq%20'planning'%20or%20status%20eq%20"
          + "'implementation')&$orderby=money_gap%20desc",
        "$filter=statusSince%20ge%202024-01-01%20and%20statusSince%20lt%202025-01-01",
        "$filter=contains(title,%20'Akte')&$select=title",
        "$apply=groupby((status))",
      ] {
        let answer = try await asker.get("/odata/now/Portfolio?\(query)", headers)
        #expect(answer.status == 200, "\(query): \(answer.body)")
        #expect(answer.headers[.oDataVersion] == "4.0")
      }
      #expect(
        try await asker.get("/odata/now/Portfolio/$count", headers).status == 200)
    }
  }

  @Test("Excel's own connection asks with plus signs and percent signs alike")
  func signs() async throws {
    try await TestServer().ask { server in
      for query in [
        "%24filter=status+eq+%27planning%27&%24top=5",
        "$filter=status%20eq%20%27planning%27&$top=5",
      ] {
        let answer = try await server.get("/odata/now/Portfolio?\(query)", Self.headers)
        #expect(answer.status == 200)
      }
      #expect(try await server.get("/odata/now/%24metadata").status == 200)
    }
  }
}
