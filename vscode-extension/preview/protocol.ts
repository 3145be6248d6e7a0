// What the preview and its host say to each other: the extension beside the editor, or, in a page by
// itself, the evaluator inside it. Plain values; nothing in them is ever run.
import type {
  AwardName,
  ClausePlace,
  Curve,
  Decision,
  DocumentArticle,
  DocumentClause,
  DocumentSentence,
  FactError,
  FactThatMatters,
  Form,
  Location,
  PolicyDocument,
  WhyNot,
} from '../../lsp/index.ts';

/** A dossier as JSON; what the form cannot show is kept as it is. */
export type Dossier = Readonly<Record<string, unknown>>;

/** The policy as a document; places only where there is an editor to go to. */
export interface ShownDocument
  extends Pick<PolicyDocument, 'title' | 'issuer' | 'version' | 'period' | 'scope' | 'terms'> {
  readonly articles: readonly ShownArticle[];
}

export interface ShownArticle
  extends Pick<DocumentArticle, 'number' | 'title' | 'heading' | 'notes'> {
  readonly sentences: readonly Pick<DocumentSentence, 'parts'>[];
  readonly clauses: readonly ShownClause[];
}

export type ShownClause = Omit<DocumentClause, 'location' | 'cites'> &
  Partial<Pick<DocumentClause, 'location'>>;

/** From the host to the preview. */
export type ToPreview =
  | {
      readonly kind: 'policy';
      readonly form: Form;
      readonly document?: ShownDocument;
      /** What the host can do besides deciding. */
      readonly can: Abilities;
    }
  | { readonly kind: 'dossier'; readonly dossier: Dossier; readonly name: string | null }
  | { readonly kind: 'dossiers'; readonly names: readonly string[] }
  /** The dossier that is shown was written to its file. */
  | { readonly kind: 'kept'; readonly name: string | null }
  | { readonly kind: 'answer'; readonly turn: number; readonly answer: Answer }
  | { readonly kind: 'matters'; readonly turn: number; readonly facts: readonly FactThatMatters[] }
  | { readonly kind: 'whyNot'; readonly award: AwardName; readonly whyNot: WhyNot }
  | {
      readonly kind: 'curve';
      readonly path: string;
      readonly award: AwardName | null;
      /** Null where none can be told. */
      readonly curve: Curve | null;
    }
  | { readonly kind: 'compared'; readonly turn: number; readonly columns: readonly Compared[] }
  /** What the saved text pays where the edited one is another; null where there is nothing to tell. */
  | { readonly kind: 'saved'; readonly turn: number; readonly total: string | null }
  /** Bring this clause into view. */
  | { readonly kind: 'show'; readonly clause: string };

export interface Abilities {
  /** Go to a place in the editor. */
  readonly open: boolean;
  readonly whyNot: boolean;
  readonly curve: boolean;
  readonly compare: boolean;
  /** Read a dossier from a file, and write it to one. */
  readonly files: boolean;
  /** Keep dossiers beside the policy, and add one to its cases. */
  readonly keep: boolean;
}

export type Answer =
  | { readonly kind: 'decided'; readonly explanation: Explained }
  | { readonly kind: 'refused'; readonly errors: readonly FactError[] }
  /** The text is unfinished: the last good answer stays, marked as such. */
  | { readonly kind: 'unsound'; readonly errors: number };

/** A decision with its steps, and what its clauses are called. */
export interface Explained {
  readonly decision: Decision;
  /** By name; `location` only where there is an editor to go to. */
  readonly clauses: Readonly<
    Record<string, Pick<ClausePlace, 'label'> & Partial<Pick<ClausePlace, 'location'>>>
  >;
}

/** The same dossier under another text of the policy. */
export interface Compared {
  readonly text: 'saved' | 'head' | 'edited';
  readonly answer: Answer | NoText;
}

/** There is no such text, and why. */
export interface NoText {
  readonly kind: 'none';
  readonly why: /** The editor has no Git, as in most browsers. */
    | 'noGit'
    /** The folder is kept in no repository. */
    | 'noRepository'
    /** The policy has never been committed. */
    | 'notCommitted'
    /** It has not been saved yet. */
    | 'notSaved';
}

/** From the preview to the host. */
export type ToHost =
  | { readonly kind: 'ready' }
  /** The dossier as it stands; `turn` numbers the answers. */
  | { readonly kind: 'decide'; readonly turn: number; readonly dossier: Dossier }
  | { readonly kind: 'compare'; readonly turn: number; readonly dossier: Dossier }
  | { readonly kind: 'whyNot'; readonly award: AwardName; readonly dossier: Dossier }
  | {
      readonly kind: 'curve';
      readonly path: string;
      readonly award: AwardName | null;
      readonly dossier: Dossier;
    }
  | { readonly kind: 'open'; readonly location: Location }
  | { readonly kind: 'pick'; readonly name: string }
  | { readonly kind: 'load' }
  /** Under its own name; under a new one if it has none, or `as` says so. */
  | { readonly kind: 'save'; readonly dossier: Dossier; readonly as?: 'new' }
  | { readonly kind: 'addCase'; readonly dossier: Dossier };
