/** The connection file that `counterpart init` writes: every setting with what it means. It parses as it stands. */
export const connectionTemplate = `{
  // Name of this connection: keep it once records exist, mappings and runs carry it.
  "connection": "main",

  "salesforce": {
    // Your My Domain address, as the integration user sees it.
    "loginUrl": "https://example.my.salesforce.com",
    // An External Client App with the JWT bearer flow, and a user with the ERP Integration permission sets.
    "auth": {
      "kind": "jwt",
      "clientId": "the consumer key of the External Client App",
      "username": "integration@example.com",
      // Secrets never stand here: name a file, or { "env": "NAME" }.
      "privateKey": { "file": "./salesforce.key" }
    },
    // Or: "auth": { "kind": "clientCredentials", "clientId": "...", "clientSecret": { "env": "SALESFORCE_SECRET" } }
    // The day on which the certificate ends: the companion warns you a month before.
    // "credentialExpires": "2027-05-31",
    // Namespace of the installed package; empty for source deployed without a package.
    "namespace": ""
  },

  "erp": {
    "kind": "business-central",
    // What stands before /api/v2.0. On-premises: https://server:7048/BC
    "url": "https://api.businesscentral.dynamics.com/v2.0/TENANT/Production",
    "auth": {
      "kind": "clientCredentials",
      "tenantId": "TENANT",
      "clientId": "application id of the Entra app registered in Business Central",
      "clientSecret": { "env": "BUSINESS_CENTRAL_SECRET" }
    },
    // On-premises: "auth": { "kind": "basic", "user": "...", "password": { "env": "BUSINESS_CENTRAL_KEY" } }
    // The day on which the client secret (or the access key) ends: the companion warns you a month before.
    // "credentialExpires": "2027-05-31",
    "companies": [
      // The code begins the key of every record: 1 to 20 letters, digits, _ or -; never change it.
      { "code": "MAIN", "name": "CRONUS International Ltd." }
    ]
  },

  // What the companion remembers; it can be lost without harm. For several machines: { "postgres": { "env": "DATABASE_URL" } }
  "state": { "sqlite": "./counterpart-state.sqlite" },

  // Seconds from one sweep for changes to the next.
  "sweepSeconds": 60,

  // Sales history: "years" back (all without it), with "lines" or "headers" only. Storage is about 2 KB a record.
  "history": { "depth": "lines" },

  "figures": {
    // Items shown a customer, at most 50; 0 switches them off.
    "customerItems": 50
    // Totals across companies: what one unit of each company's currency is worth in the reporting currency.
    // "reporting": { "currency": "EUR", "rates": { "GBP": 1.17 } }
  },

  // Requests of Salesforce (docs/commands.md): seconds between two looks while people are at it. "idleSeconds" is the pause
  // otherwise (by default what a tenth of the org's daily calls allows, at most 60), "checkMinutes" how long an order
  // whose answer was lost may still come up in the ERP (10).
  "commands": { "busySeconds": 2 },

  // Jobs written at the same time; they never share an account.
  "writers": 2,

  // Health and metrics, off without this.
  // "http": { "host": "127.0.0.1", "port": 9464 },

  "log": "info"
}
`;
