// A parser that tells what became of one token: as what it was read, and inside which rules. With it,
// what may stand at a place is found out by trying (DESIGN §1.5): no second description of the
// grammar, and every gate has its say.
import { type CstNode, type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import type { Rule } from '../grammar/base.ts';
import { Grammar } from '../grammar/grammar.ts';
import { errorIndex } from '../recovery/recover.ts';

/** A rule that was being read, by the numbers of its tokens. */
export interface Frame {
  readonly rule: string;
  readonly from: number;
  /** What was read in it to the end; `to` is exclusive. */
  readonly parts: readonly { readonly rule: string; readonly from: number; readonly to: number }[];
}

export interface ReadAs {
  readonly type: TokenType;
  /** The rules around it, the outermost first. */
  readonly frames: readonly Frame[];
}

interface OpenFrame extends Frame {
  readonly parts: { readonly rule: string; readonly from: number; readonly to: number }[];
}

export class Probe extends Grammar {
  private frames: OpenFrame[] = [];
  private consumed = 0;
  private probed: IToken | undefined;
  private readAs: ReadAs | undefined;

  /**
   * As what a token is read behind others; undefined where it cannot stand.
   * @param behind what is taken to follow it: some gates look ahead
   */
  readBehind(
    before: readonly IToken[],
    token: IToken,
    behind: readonly IToken[],
  ): ReadAs | undefined {
    this.probed = token;
    this.readAs = undefined;
    this.read([...before, token, ...behind]);
    this.probed = undefined;
    return this.readAs;
  }

  /** How far tokens can be read; their number where they are sound as far as they go. */
  reach(tokens: readonly IToken[]): number {
    return errorIndex(this.read([...tokens]), tokens) ?? tokens.length;
  }

  protected override startAfresh(): void {
    super.startAfresh();
    this.frames = [];
    this.consumed = 0;
  }

  protected override CONSUME(type: TokenType, options?: { readonly LABEL?: string }): IToken {
    this.note(type);
    const token = super.CONSUME(type, options);
    this.consumed++;
    return token;
  }

  protected override CONSUME2(type: TokenType, options?: { readonly LABEL?: string }): IToken {
    this.note(type);
    const token = super.CONSUME2(type, options);
    this.consumed++;
    return token;
  }

  protected override CONSUME3(type: TokenType, options?: { readonly LABEL?: string }): IToken {
    this.note(type);
    const token = super.CONSUME3(type, options);
    this.consumed++;
    return token;
  }

  protected override SUBRULE(rule: Rule, options?: { readonly LABEL?: string }): CstNode {
    return this.inside(rule, () => super.SUBRULE(rule, options));
  }

  protected override SUBRULE2(rule: Rule, options?: { readonly LABEL?: string }): CstNode {
    return this.inside(rule, () => super.SUBRULE2(rule, options));
  }

  protected override SUBRULE3(rule: Rule, options?: { readonly LABEL?: string }): CstNode {
    return this.inside(rule, () => super.SUBRULE3(rule, options));
  }

  protected override SUBRULE4(rule: Rule, options?: { readonly LABEL?: string }): CstNode {
    return this.inside(rule, () => super.SUBRULE4(rule, options));
  }

  /** An error goes through: then nothing is read any more. */
  private inside(rule: Rule, read: () => CstNode): CstNode {
    const name: unknown = Reflect.get(rule, 'ruleName');
    const frame = { rule: String(name), from: this.consumed, parts: [] };
    this.frames.push(frame);
    const result = read();
    this.frames.pop();
    this.frames.at(-1)?.parts.push({ rule: frame.rule, from: frame.from, to: this.consumed });
    return result;
  }

  private note(type: TokenType): void {
    const next = this.LA(1);
    if (this.probed === undefined || next !== this.probed || !tokenMatcher(next, type)) return;
    this.readAs = {
      type,
      frames: this.frames.map((frame) => ({ ...frame, parts: [...frame.parts] })),
    };
  }
}

let built: Probe | undefined;

/** The one probe, built at its first use. */
export function probe(): Probe {
  built ??= new Probe();
  return built;
}
