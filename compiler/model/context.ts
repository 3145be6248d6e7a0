// What elaboration carries along: the declarations, what names stand for at a place, and where
// findings go. The defines on their way are the only state there is.
import type { Define, Expression, Parameter, Span, Vocabulary } from '#language';
import type { Reporter } from '../diagnostics/reporter.ts';
import type { Breaks } from '../names/broken.ts';
import type {
  Declarations,
  DeclaredClause,
  DeclaredDefine,
  DeclaredEntity,
} from '../names/collect.ts';
import { type Declaration, type Notes, noNotes } from '../names/declaration.ts';
import type { Page } from '../names/notebook.ts';
import type { Scope, Table } from '../names/scope.ts';
import { unknown } from '../types/kinds.ts';
import type { Currency, Definition, Expr, Hole, Variable } from './model.ts';
import type { EntityType, EnumType, Field, Type } from './types.ts';

/** What a name stands for at a place. */
export type Binding =
  | {
      readonly kind: 'variable';
      readonly variable: Variable;
      /** What it goes through; undefined for the item of an entity's define or of a support. */
      readonly list: Expr | undefined;
      readonly declaration: Declaration;
    }
  | { readonly kind: 'define'; readonly state: DefineState; readonly object: Expr | undefined }
  /** A field of the applicant or of an item, or a built-in. */
  | {
      readonly kind: 'value';
      readonly read: (span: Span) => Expr;
      readonly declaration: Declaration;
    }
  /** A name whose declaration could not be read. */
  | { readonly kind: 'unread'; readonly declaration: Declaration };

export type Names = Scope<Binding>;

/** A define on its way: elaborated when it is first read, so that their order does not matter. */
export interface DefineState {
  readonly declared: DeclaredDefine;
  readonly node: Define | Parameter;
  readonly definition: Writable<Definition>;
  readonly scope: Names;
  /** Where what is learnt of it stands: its own page, or that of the clause it is in. */
  readonly page: Page;
  /** In which it is elaborated; let go of afterwards. */
  context: Context | undefined;
  /** What its name stands for at file level; undefined where it bears none there. */
  binding: Binding | undefined;
  /** Whether it stood where the text could not be read: it has no type then. */
  wasUnread: boolean;
  progress: 'waiting' | 'underway' | 'done';
  /** How many defines stand behind one another in it. */
  depth: number;
}

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The declared entities and enums as types, and how to find their parts by name. */
export interface Facts {
  readonly enums: readonly EnumType[];
  readonly entities: readonly EntityType[];
  readonly enumFacts: ReadonlyMap<EnumType, EnumFacts>;
  readonly entityFacts: Map<EntityType, EntityFacts>;
}

export interface EnumFacts {
  readonly members: ReadonlyMap<
    string,
    { readonly index: number; readonly declaration: Declaration }
  >;
  readonly declaration: Declaration;
  /** More members may exist than are known. */
  readonly open: boolean;
}

export interface EntityFacts {
  readonly fields: ReadonlyMap<string, FieldFacts>;
  /** Absent for the reserved lists. */
  readonly declared: DeclaredEntity | undefined;
  readonly open: boolean;
}

export interface FieldFacts {
  readonly field: Field;
  readonly declaration: Declaration;
}

/** What an expression means where `names` can be used; `wanted` helps to find names and labels. */
export type Elaborate = (context: Context, names: Names, node: Expression, wanted?: Type) => Expr;

export interface Context {
  /** Goes inwards: one walk over all kinds of expressions (elaborate-expression.ts). */
  readonly elaborate: Elaborate;
  readonly report: Reporter;
  readonly notes: Notes;
  /** Of what is being elaborated: notes what it hangs on, even where nothing else is noted. */
  readonly page: Page;
  readonly declarations: Declarations;
  readonly breaks: Breaks;
  readonly vocabulary: Vocabulary;
  readonly currency: Currency;
  /** The header says the currency; otherwise amounts are taken as they come. */
  readonly currencyKnown: boolean;
  readonly facts: Facts;
  /** Names of file level: the applicant's facts, defines, built-ins. */
  readonly root: Table<Binding>;
  readonly defines: Map<Define | Parameter, DefineState>;
  /** The defines being elaborated, the outermost first. */
  readonly underway: DefineState[];
  /** Reads what a grant clause pays, where that may be read (DESIGN §3.5). */
  readonly readAward: ((clause: DeclaredClause, span: Span) => Expr) | undefined;
}

/** What stands where something was reported or is missing: fits everywhere, says nothing more. */
export function hole(span: Span): Hole {
  return { kind: 'hole', type: unknown, span };
}

/** The same context for a second walk: its findings and references are known already. */
export function silently(context: Context): Context {
  return { ...context, report: () => undefined, notes: noNotes };
}

/** The same context for what has a page of its own. */
export function onPage(context: Context, page: Page): Context {
  return { ...context, page, notes: page, report: page.report, root: page.asks(context.root) };
}
