// The parser: built once, run over any tokens.
import {
  type CstNode,
  EarlyExitException,
  type IRecognitionException,
  type IToken,
  NoViableAltException,
} from 'chevrotain';
import { FileRules } from './declarations.ts';
import { NestedTooDeeply } from './expressions.ts';

export class Grammar extends FileRules {
  constructor(skipValidations = true) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  // Chevrotain collects every path of the grammar for the texts of these two errors. Recovery
  // makes them by the thousand and reads no text, so they are raised here without one.
  protected raiseNoAltException(): never {
    throw this.saved(new NoViableAltException('', this.LA(1), this.LA(0)));
  }

  protected raiseEarlyExitException(): never {
    throw this.saved(new EarlyExitException('', this.LA(1), this.LA(0)));
  }

  private saved(error: IRecognitionException): IRecognitionException {
    this.errors = [...this.errors, error];
    return error;
  }

  /** Reads the tokens as a file, up to the first error. */
  read(tokens: IToken[]): Reading {
    this.startAfresh();
    this.input = tokens;
    try {
      const cst = this.file();
      return { cst, error: this.errors[0], tooDeepAt: undefined };
    } catch (thrown) {
      if (thrown instanceof NestedTooDeeply) {
        return { cst: undefined, error: undefined, tooDeepAt: thrown.offset };
      }
      throw thrown;
    }
  }
}

export interface Reading {
  /** Absent or unusable if there is an error. */
  readonly cst: CstNode | undefined;
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
