/** The HTML document of every page; the shell in `main.js` reads the address. */
export const pageDocument = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Counterpart</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_slds/styles/salesforce-lightning-design-system.min.css">
<style>html,body{background:#f3f3f3;min-height:100%;margin:0}</style>
</head>
<body class="slds-scope">
<div id="root"></div>
<noscript>This page needs JavaScript.</noscript>
<script type="module" src="/app/main.js"></script>
</body>
</html>
`;

/** Everything comes from this server; the engine writes the components' styles into the document itself. */
export const contentSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";
