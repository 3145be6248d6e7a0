// The preview beside the editor: its host is the extension, at the other end of the editor's messages.
import { firstCurve } from './movable.ts';
import { startPreview } from './preview.ts';
import type { ToPreview } from './protocol.ts';
import { curveView } from './view/curve.ts';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const editor = acquireVsCodeApi();
const root = document.getElementById('preview');
if (root !== null) {
  startPreview(root, {
    language: document.documentElement.lang,
    curves: { draw: curveView, first: firstCurve },
    send: (message) => editor.postMessage(message),
    listen: (hear) =>
      window.addEventListener('message', ({ data }: MessageEvent<ToPreview>) => hear(data)),
  });
}
