// After a test that fails: a picture of every open editor is kept, and its faults count as told.
import { afterEach } from 'vitest';
import { editors } from './editor.mjs';

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail' && !task.result?.errors?.length) return;
  for (const editor of editors) {
    editor.faults.length = 0;
    await editor.shot(`failed-${task.name.replace(/\W+/g, '-')}`);
  }
});
