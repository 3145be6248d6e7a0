// Keeps a picture of every open editor when a test fails.
import { afterEach } from 'vitest';
import { editors } from './editor.mjs';

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const editor of editors) await editor.shot(`failed-${task.name.replace(/\W+/g, '-')}`);
});
