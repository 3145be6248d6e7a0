// The parser: built once, run over any tokens.
import type { CstNode, IRecognitionException, IToken } from 'chevrotain';
import { NestedTooDeeply } from './base.ts';
import { FileRules } from './declarations.ts';

export class Grammar extends FileRules {
  constructor(skipValidations = true) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  // Recovery makes errors by the thousand and reads nothing of them but the token. Chevrotain
  // would collect the paths of the grammar for their texts and a stack trace for each.
  protected consumeInternalError(): never {
    throw this.failure('MismatchedTokenException');
  }

  protected raiseNoAltException(): never {
    throw this.failure('NoViableAltException');
  }

  protected raiseEarlyExitException(): never {
    throw this.failure('EarlyExitException');
  }

  private failure(name: string): IRecognitionException {
    const context = { ruleStack: [], ruleOccurrenceStack: [] };
    const error = { name, message: name, token: this.LA(1), resyncedTokens: [], context };
    this.errors = [...this.errors, error];
    return error;
  }

  /** Reads the tokens as a file, up to the first error. */
  read(tokens: IToken[]): Reading {
    this.startAfresh();
    this.input = tokens;
    try {
      const cst = this.file();
      const [error] = this.errors;
      return { cst, items: this.items, error, tooDeepAt: undefined };
    } catch (thrown) {
      if (thrown instanceof NestedTooDeeply) {
        const { items } = this;
        return { cst: undefined, items, error: undefined, tooDeepAt: thrown.offset };
      }
      throw thrown;
    } finally {
      this.input = []; // or the parser would hold on to the last file
      this.items = [];
    }
  }
}

export interface Reading {
  /** Absent or unusable if there is an error. */
  readonly cst: CstNode | undefined;
  /** Those before the error. */
  readonly items: readonly CstNode[];
  readonly error: IRecognitionException | undefined;
  /** Offset at which nesting became too deep. */
  readonly tooDeepAt: number | undefined;
}

let built: Grammar | undefined;

/** The one parser, built at its first use. */
export function grammar(): Grammar {
  built ??= new Grammar();
  return built;
}
