// What all rules of the grammar stand on: looking ahead, where one stands, and how deep.
import {
  type CstNode,
  CstParser,
  type ParserMethod,
  type TokenType,
  tokenMatcher,
} from 'chevrotain';
import { vocabularyTypes } from '../tokens.ts';
import type { Ahead } from './lookahead.ts';

export type Rule = ParserMethod<[], CstNode>;

/** How deep rules may stand in one another before the parser gives up on a part. */
export const maxNesting = 200;

/** How many operators one expression may have outside brackets. */
const maxOperators = 2_000;

/** Thrown through Chevrotain, whose stack would otherwise overflow; `parse` reports it. */
export class NestedTooDeeply extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super('nested too deeply');
    this.offset = offset;
  }
}

/** Where an expression stands, as far as that decides what may follow in it. */
type Place = 'anywhere' | 'subject' | 'row' | 'label' | 'range';

export abstract class BaseRules extends CstParser {
  protected place: Place = 'anywhere';
  private nesting = 0;
  protected readonly ahead: Ahead = (distance) => this.LA(distance);

  constructor(skipValidations: boolean) {
    super([...vocabularyTypes], {
      maxLookahead: 2,
      recoveryEnabled: false,
      nodeLocationTracking: 'onlyOffset',
      skipValidations,
    });
  }

  /** Forgets what an abandoned parse left behind. */
  protected startAfresh(): void {
    this.place = 'anywhere';
    this.nesting = 0;
  }

  protected is(ahead: number, type: TokenType): boolean {
    return tokenMatcher(this.LA(ahead), type);
  }

  /** Gives up on an expression that goes on and on: its tree would be too deep, too. */
  protected count(operators: number): number {
    if (operators > maxOperators) throw new NestedTooDeeply(this.LA(1).startOffset);
    return operators + 1;
  }

  /** Reads with another place in force; brackets and values start `anywhere` again. */
  protected at(place: Place, read: () => void): void {
    const outer = this.place;
    this.place = place;
    if (++this.nesting > maxNesting) throw new NestedTooDeeply(this.LA(1).startOffset);
    read();
    this.nesting--;
    this.place = outer;
  }
}
