// What a command is given: the world, and where to leave its exit code.
import type { Io } from './io.ts';

/** 0 fine; 1 the policy, facts or cases fall short; 2 wrong usage. */
export type Exit = 0 | 1 | 2;

export interface Session {
  readonly io: Io;
  exit: Exit;
}
