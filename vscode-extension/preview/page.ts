// The preview as a page by itself, without an editor or a network: its host is the policy's generated
// evaluator, which stands in the same file (compiler/document/page.ts writes it).
import * as runtime from '@clause/runtime';
import type {
  AwardName,
  Curve,
  Decision,
  FactError,
  FactThatMatters,
  Form,
  WhyNot,
} from '../../lsp/index.ts';
import { isObject, newDossier } from './dossier.ts';
import { firstCurve } from './movable.ts';
import { startPreview } from './preview.ts';
import type { Answer, Dossier, ShownDocument, ToHost, ToPreview } from './protocol.ts';
import { curveView } from './view/curve.ts';
import { filled, type Words, wordsFor } from './words/words.ts';

/** What the page's file says of its policy, as JSON beside the script. */
interface PolicyInPage {
  readonly form: Form;
  /** The labels of the clauses by their names. */
  readonly clauses: Readonly<Record<string, { readonly label: string }>>;
  readonly document: ShownDocument;
}

/** The module that building the policy writes, without its imports. */
interface Evaluator {
  readonly parseDossier: (
    input: unknown,
  ) => { readonly dossier: object } | { readonly errors: readonly FactError[] };
  readonly explain: (dossier: object) => Decision;
}

/** What is asked beyond the decision (compiler/document/explorer.ts); curves and open facts in steps. */
interface Explorer {
  readonly whyNot: (dossier: unknown, award: AwardName) => WhyNot | undefined;
  readonly curve: (
    dossier: unknown,
    path: string,
    award: AwardName | undefined,
  ) => Generator<undefined, Curve | null>;
  readonly factsThatMatter: (
    dossier: unknown,
    today: string,
  ) => Generator<undefined, readonly FactThatMatters[]>;
}

/** Starts the page; the evaluator is written against the runtime that the page brings. */
export function start(
  evaluatorWith: (values: typeof runtime) => Evaluator,
  explorerOf: (model: unknown) => Explorer,
): void {
  const root = document.getElementById('preview');
  const told = document.getElementById('policy')?.textContent;
  const model = document.getElementById('model')?.textContent;
  if (root === null || !told || !model) return;
  const policy: PolicyInPage = JSON.parse(told);
  const evaluator = evaluatorWith(runtime);
  const explorer = explorerOf(JSON.parse(model));
  const language = languageOf(policy.form);
  document.documentElement.lang = language;
  const words = wordsFor(language);

  let hear: (message: ToPreview) => void = () => undefined;
  const answer = (dossier: Dossier): Answer => {
    const read = evaluator.parseDossier(withDate(dossier));
    if ('errors' in read) return { kind: 'refused', errors: read.errors };
    const decision = evaluator.explain(read.dossier);
    return { kind: 'decided', explanation: { decision, clauses: policy.clauses } };
  };
  const begin = (): void => hear({ kind: 'dossier', dossier: newDossier(today()), name: null });
  let turn = 0;
  const mattersInBreaths = new Breaths();
  const curveInBreaths = new Breaths();

  const obey = (message: ToHost): void => {
    switch (message.kind) {
      case 'ready':
        hear({
          kind: 'policy',
          form: policy.form,
          document: policy.document,
          can: {
            open: false,
            whyNot: true,
            curve: true,
            compare: false,
            files: true,
            keep: false,
          },
        });
        begin();
        return;
      case 'decide':
        turn = message.turn;
        hear({ kind: 'answer', turn, answer: answer(message.dossier) });
        mattersInBreaths.drive(explorer.factsThatMatter(message.dossier, today()), (facts) =>
          hear({ kind: 'matters', turn, facts }),
        );
        return;
      case 'whyNot': {
        const whyNot = explorer.whyNot(withDate(message.dossier), message.award);
        if (whyNot !== undefined) hear({ kind: 'whyNot', award: message.award, whyNot });
        return;
      }
      case 'curve': {
        const { path, award, dossier } = message;
        const steps = explorer.curve(withDate(dossier), path, award ?? undefined);
        curveInBreaths.drive(steps, (curve) => hear({ kind: 'curve', path, award, curve }));
        return;
      }
      case 'pick':
        begin();
        return;
      case 'load':
        pickFile(async (file) => {
          const read = readDossier(await file.text(), file.name, words);
          if ('dossier' in read) hear({ kind: 'dossier', dossier: read.dossier, name: file.name });
          else hear({ kind: 'answer', turn, answer: { kind: 'refused', errors: [read.error] } });
        });
        return;
      case 'save':
        saveFile('dossier.json', `${JSON.stringify(message.dossier, null, 2)}\n`);
        return;
      case 'compare':
      case 'open':
      case 'addCase':
        // Not among what this host can: the page has no button for it.
        return;
      default:
        message satisfies never;
    }
  };
  openForPaper();
  startPreview(root, {
    language,
    curves: { draw: curveView, first: firstCurve },
    send: obey,
    listen: (listener) => {
      hear = listener;
    },
  });
}

/** A stretch of work between which the page hears what its reader does, in milliseconds. */
const STRETCH = 12;

/** Long work in short stretches; what is begun later takes the place of what is not done yet. */
class Breaths {
  #timer: ReturnType<typeof setTimeout> | undefined;

  drive<T>(steps: Generator<undefined, T>, then: (found: T) => void): void {
    clearTimeout(this.#timer);
    const rest = (): void => {
      const until = performance.now() + STRETCH;
      do {
        const step = steps.next();
        if (step.done) {
          then(step.value);
          return;
        }
      } while (performance.now() < until);
      this.#timer = setTimeout(rest);
    };
    this.#timer = setTimeout(rest);
  }
}

/** What is folded on the screen is told on paper. */
function openForPaper(): void {
  let folded: readonly HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const each of folded) each.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const each of folded) each.open = false;
  });
}

/** The policy's language where the page has words in it, else the browser's; English suits any. */
function languageOf({ language }: Form): string {
  return language === 'en' ? navigator.language : language;
}

/** As the command does (DESIGN §4): where a dossier says no day, today's date stands in. */
function withDate(dossier: Dossier): Dossier {
  const { as_of } = dossier;
  return as_of === undefined || as_of === null ? { ...dossier, as_of: today() } : dossier;
}

/** By the clock on the reader's wall, ISO. */
function today(): string {
  const now = new Date();
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

type FileReading = { readonly dossier: Dossier } | { readonly error: FactError };

function readDossier(text: string, name: string, words: Words): FileReading {
  const refused = (message: string): FileReading => ({
    error: { path: '$', code: 'json', expected: '', found: '', message: filled(message, name) },
  });
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return isObject(value) ? { dossier: value } : refused(words.notDossier);
  } catch {
    return refused(words.notJson);
  }
}

function pickFile(then: (file: File) => Promise<void>): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) void then(file);
  });
  input.click();
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Only once the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
