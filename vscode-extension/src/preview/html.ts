// The preview's page: nothing runs in it but the extension's own script, and nothing is loaded from anywhere.
import * as vscode from 'vscode';

/** The page for a webview whose root may read `dist/preview` and nothing else; `script` is a file there. */
export function pageFor(
  webview: vscode.Webview,
  folder: vscode.Uri,
  script = 'webview.js',
): string {
  const at = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  const nonce = randomText();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
  ].join('; ');
  return `<!doctype html>
<html lang="${escaped(vscode.env.language)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <title>Clause</title>
  <link rel="stylesheet" href="${at('preview.css')}">
</head>
<body>
  <main id="preview"></main>
  <script nonce="${nonce}" type="module" src="${at(script)}"></script>
</body>
</html>`;
}

export function folderOf(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist/preview');
}

function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
