// Renaming in all files of the policy, of others that share its files, and in their case files. What
// the policy says stays the same, or the new name is refused with a sentence.
import { type Analysis, type Declaration, fill, type TextEdit } from '#compiler';
import {
  declaredUnits,
  lineStarts,
  positionAt,
  type Span,
  takenWords,
  withoutNeedlessQuotes,
} from '#language';
import { wordsOf } from '../words/languages.ts';
import type { Renaming } from '../words/renaming.ts';
import type { Resolve } from './definition.ts';
import { clauseFile, treesOf } from './files.ts';
import { namedTogether, nameHere, placesNaming, policyNameHere, sameDeclaration } from './names.ts';
import type { Place } from './place.ts';
import { declaredIn } from './references.ts';
import { type CaseFile, caseFileEdits } from './rename-cases.ts';
import { editedAnalysis, meansTheSame } from './rename-check.ts';
import { tokenAt } from './tokens.ts';

/** A whole sentence to the user. */
export interface Refusal {
  readonly refused: string;
}

export interface Renameable {
  readonly span: Span;
  /** The name as it may be changed, without backquotes. */
  readonly name: string;
}

/** A policy with the case files that prove it. */
export interface RenamedPolicy {
  readonly analysis: Analysis;
  readonly cases: readonly CaseFile[];
}

export interface RenameOptions {
  /** Case files of the place's own policy. */
  readonly cases?: readonly CaseFile[];
  /** Policies that may use the same files. */
  readonly others?: readonly RenamedPolicy[];
  /** How the host names a file that another one names; by the paths alone, if not said. */
  readonly resolve?: Resolve;
}

export interface Renamed {
  /** Over files of policies and cases; none overlaps another. */
  readonly edits: readonly TextEdit[];
}

/** The name at a place, if it can be changed. */
export function prepareRename(place: Place): Renameable | Refusal {
  const { rename: words } = wordsOf(place.analysis.language);
  const here = nameHere(place);
  const declared = here?.declarations[0];
  if (here === undefined || declared === undefined) {
    const policy = policyNameHere(place);
    if (policy !== undefined) return policy;
    const tokens = clauseFile(place.analysis, place.file)?.parsed.tokens ?? [];
    const token = tokenAt(tokens, place.offset);
    return {
      refused:
        token?.keyword === undefined ? words.nothing : fill(words.keyword, { word: token.text }),
    };
  }
  if (declared.nameSpan === undefined) {
    return { refused: fill(words.builtIn, { name: declared.name }) };
  }
  return { span: here.span, name: declared.name };
}

/** The edits that give what is named at a place a new name; none where it has that name. */
export function rename(
  place: Place,
  wanted: string,
  options: RenameOptions = {},
): Renamed | Refusal {
  const ready = prepareRename(place);
  if ('refused' in ready) return ready;
  const { analysis } = place;
  const { rename: words } = wordsOf(analysis.language);
  const declared = namedTogether(analysis, nameHere(place)?.declarations ?? []);
  const spelled = spelling(wanted, analysis, declared, words);
  if (typeof spelled !== 'string') return spelled;
  const name = spelled.startsWith('`') ? spelled.slice(1, -1) : spelled;
  if (name === ready.name) return { edits: [] };
  if (declared.length === 0) return { edits: [{ span: ready.span, text: spelled }] };
  const policies = [{ analysis, cases: options.cases ?? [] }, ...(options.others ?? [])];
  const edits = new Map<string, TextEdit>();
  const add = (all: readonly TextEdit[]) => {
    for (const edit of all)
      edits.set(`${edit.span.start} ${edit.span.end} ${edit.span.file}`, edit);
  };
  for (const policy of policies) {
    const own = declaredIn(policy.analysis, declared);
    const changed = policyEdits(policy.analysis, own, ready.name, spelled);
    const after = editedAnalysis(policy.analysis, changed, options.resolve);
    if (after !== undefined && !meansTheSame(policy.analysis, after, changed)) {
      return { refused: whyNot(policy.analysis, declared, name, words) };
    }
    add(changed);
    const renamed = { declared: own, from: ready.name, to: name };
    for (const file of policy.cases) add(caseFileEdits(file, policy.analysis, after, renamed));
  }
  return { edits: [...edits.values()] };
}

/** As it is to be written, in backquotes where it would be a keyword or a unit without them. */
function spelling(
  wanted: string,
  analysis: Analysis,
  declared: readonly Declaration[],
  words: Renaming,
): string | Refusal {
  const typed = wanted.trim();
  const quoted = /^`([^`\r\n]+)`$/.exec(typed)?.[1]?.trim();
  const name = quoted ?? typed;
  if (name === '') return { refused: words.empty };
  const plain = /^[\p{L}_][\p{L}\p{M}\p{N}_\u200c\u200d]*$/u.test(name);
  if ((!plain && quoted === undefined) || name === '__proto__') {
    return { refused: fill(words.illegal, { name }) };
  }
  const units = treesOf(analysis).flatMap(declaredUnits);
  const own = new Set(declared.map((one) => one.name));
  const taken = takenWords(
    analysis.language,
    units.filter((unit) => !own.has(unit)),
  );
  const spelled = withoutNeedlessQuotes(`\`${name}\``, taken);
  // After a number stands a plain word, or no unit.
  const isUnit = declared.some(({ kind }) => kind === 'unit');
  return isUnit && spelled.startsWith('`') ? { refused: fill(words.unit, { name }) } : spelled;
}

function policyEdits(
  analysis: Analysis,
  declared: readonly Declaration[],
  from: string,
  text: string,
): readonly TextEdit[] {
  const spans = [
    ...declared.flatMap(({ nameSpan }) => nameSpan ?? []),
    ...placesNaming(analysis, declared),
  ];
  return spans.flatMap((span) => {
    const { text: whole = '' } = analysis.files.get(span.file) ?? {};
    const written = whole.slice(span.start, span.end);
    if (written !== from && written !== `\`${from}\``) return [];
    const inText = /["“]/.test(whole[span.start - 1] ?? '');
    return [{ span, text: inText ? textOfName(text) : text }];
  });
}

/** A name as it stands in a text: without backquotes, its marks escaped. */
function textOfName(spelled: string): string {
  const name = spelled.startsWith('`') ? spelled.slice(1, -1) : spelled;
  return name.replace(/["\\]/g, '\\$&');
}

/** What bears the name already, if that is why. */
function whyNot(
  analysis: Analysis,
  declared: readonly Declaration[],
  name: string,
  words: Renaming,
): string {
  const bearer = analysis.checked?.resolution.declarations.find(
    (one) => one.name === name && !declared.some((own) => sameDeclaration(own, one)),
  );
  const span = bearer?.nameSpan;
  if (span === undefined) return fill(words.changes, { name });
  const text = analysis.files.get(span.file)?.text ?? '';
  const { line } = positionAt(lineStarts(text), span.start);
  const file = span.file.slice(span.file.lastIndexOf('/') + 1);
  return fill(words.taken, { name, line: String(line), file });
}
