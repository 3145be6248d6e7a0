// The decision by the exact path, with or without its explanation: for dossiers and policies that
// the fast path leaves, and for every `explain`.

import {
  type Award,
  add,
  compare,
  type Decision,
  fill,
  formatMinor,
  type MeasureOutcome,
  type Money,
  minus,
  money,
  numberText,
  type Part,
  type Rational,
  type Step,
  stepsIn,
  times,
  VERSION,
  whole,
  ZERO,
} from '@clause/runtime';
import { largerOf, roundedTo, sumOf } from './arithmetic.ts';
import type { Box } from './box.ts';
import { ceilingOver } from './ceiling.ts';
import { type Context, type Standpoint, standpointsOf } from './held.ts';
import {
  type Asked,
  allHold,
  askAll,
  type Cut,
  type HoldResult,
  type Offer,
  offerAt,
} from './offer.ts';
import { isInForce, overlapAll } from './overlap.ts';
import type {
  At,
  FigureType,
  GrantInfo,
  MeasureInfo,
  PeriodInfo,
  PolicyInfo,
  SplitInfo,
  Template,
  Unoffered,
} from './policy.ts';
import {
  ANYTHING,
  allOf,
  type Fact,
  figure,
  figuresOf,
  isFalse,
  isTrue,
  NIL,
  type Result,
  type Unknown,
  unknownFrom,
} from './result.ts';
import {
  Buckets,
  type Forgone,
  type Hold,
  payAll,
  Standing,
  spokenExactly,
  standingWithout,
  stepOf,
} from './settle.ts';
import { type AnyDossier, type View, viewOf } from './view.ts';

/** Whether the policy applies; null while a fact that it hangs on is missing. */
type Scope =
  | { readonly applies: true }
  | {
      readonly applies: false;
      readonly code: 'not_in_force' | 'out_of_scope';
      readonly asked: readonly Asked[];
    }
  | { readonly applies: null; readonly because: Unknown };

/** Judges a dossier by the exact path; `told`: with the steps of each award. */
export function decideExactly(policy: PolicyInfo, dossier: AnyDossier, told: boolean): Decision {
  const view = viewOf(dossier, policy.digits);
  const points = standpointsOf(policy.grants, view);
  const context: Context = { policy, view, awards: () => points };
  const scope = scopeOf(context);
  const buckets = new Buckets();
  const standings = points.map((point) => standingAt(context, scope, point, buckets, told));
  payAll(
    policy,
    standings,
    overlapAll(policy, dossier, () => view, standings),
  );
  const measures = standpointsOf(policy.measures, view).map((point) =>
    measureAt(context, scope, standings, point),
  );
  const code =
    scope.applies === true ? undefined : scope.applies === null ? 'undetermined' : scope.code;
  const reason = code && scopeReason(context, scope, policy.words.scope[code]);
  return decisionOf(policy, dossier, scope.applies, reason, code, standings, measures);
}

/** The decision from its parts. */
export function decisionOf(
  policy: PolicyInfo,
  dossier: AnyDossier,
  applicable: boolean | null,
  reason: string | undefined,
  code: Decision['code'],
  standings: readonly Standing[],
  measures: MeasureOutcome[],
): Decision {
  const paid: Money[] = policy.grants.map(() => 0);
  const awards: Award[] = [];
  for (const standing of standings) {
    const { index } = standing.clause;
    if (standing.paid !== 0) paid[index] = add(paid[index] ?? 0, standing.paid);
    awards.push(awardFrom(policy, standing, dossier));
  }
  const decision: Decision = {
    policy: policy.name,
    policy_version: policy.version,
    policy_hash: policy.hash,
    engine: VERSION,
    as_of: dossier.as_of,
    currency: policy.currency,
    applicable,
    awards,
    measures,
    totals: policy.totals(paid),
  };
  if (dossier.reference !== undefined) decision.reference = dossier.reference;
  if (reason !== undefined) decision.reason = reason;
  if (code !== undefined) decision.code = code;
  return decision;
}

// ---------------------------------------------------------------- step 1

function scopeOf({ policy, view }: Context): Scope {
  if (!isInForce(policy.period, view.dossier.as_of)) {
    return { applies: false, code: 'not_in_force', asked: [] };
  }
  const asked = askAll(policy.applies, view, []);
  const holds = allHold(asked);
  if (isTrue(holds)) return { applies: true };
  if (isFalse(holds)) return { applies: false, code: 'out_of_scope', asked };
  return { applies: null, because: holds as Unknown };
}

function scopeReason(context: Context, scope: Scope, template: Template): string {
  if (scope.applies === true) return '';
  if (scope.applies === null) return missingReason(context.policy, template, scope.because.facts);
  return scope.code === 'not_in_force'
    ? periodReason(template, context.view.dossier.as_of, context.policy.period)
    : failedReason(context.policy, template, scope.asked);
}

/** Why something is not in force. */
export function periodReason(
  template: Template,
  date: string,
  period: PeriodInfo | undefined,
): string {
  return fill(template, { date, period: period?.text ?? '' });
}

/** Why conditions are not met: every failing one is named. */
function failedReason({ words }: PolicyInfo, template: Template, asked: readonly Asked[]): string {
  const conditions = asked
    .filter(({ holds }) => isFalse(holds))
    .map(({ conjunct }) => failureText(words, conjunct));
  return fill(template, { conditions: conditions.join(words.listSeparator) });
}

/** A condition that is not met, in words. */
export function failureText(
  words: PolicyInfo['words'],
  { condition, wanted }: { readonly condition: string; readonly wanted: boolean },
): string {
  return fill(wanted ? words.failed : words.failedUnless, { condition });
}

function missingReason({ words }: PolicyInfo, template: Template, facts: readonly Fact[]): string {
  const names = facts.map(({ missing }) => fill(words.quoted, { text: missing.label }));
  return fill(template, { facts: [...new Set(names)].join(words.listSeparator) });
}

function missingPaths(facts: readonly Fact[]): string[] {
  return [...new Set(facts.map(({ missing }) => missing.path))];
}

// ---------------------------------------------------------------- step 2

function standingAt(
  context: Context,
  scope: Scope,
  point: Standpoint<GrantInfo>,
  buckets: Buckets,
  told: boolean,
): Standing {
  const { policy, view } = context;
  const { clause, item } = point;
  const { words } = policy;
  const none = told ? [] : undefined;
  if (scope.applies === false) {
    const { code } = scope;
    const reason = scopeReason(context, scope, words.awards[code]);
    return standingWithout(clause, item, { status: 'not_applicable', code, reason }, none);
  }
  if (scope.applies === null) return undeterminedAt(context, scope, point, undefined, told);
  if (!isInForce(clause.period, view.dossier.as_of)) {
    const code = 'clause_not_in_force';
    const reason = periodReason(words.awards[code], view.dossier.as_of, clause.period);
    return standingWithout(clause, item, { status: 'not_applicable', code, reason }, none);
  }
  return offeredAt(context, point, buckets, told);
}

/** Step 2 for one award of a policy and a clause in force: an offer, or why there is none. */
export function offeredAt(
  context: Context,
  point: Standpoint<GrantInfo>,
  buckets: Buckets,
  told: boolean,
): Standing {
  const { policy, view } = context;
  const { clause, item, at } = point;
  const offer = offerAt(context, point, view);
  const { guard, figures } = offer;
  if (!figures) {
    const reason = failedReason(policy, policy.words.awards.ineligible, offer.asked);
    const without: Unoffered = { status: 'ineligible', code: 'ineligible', reason };
    return standingWithout(clause, item, without, told ? offerSteps(context, offer) : undefined);
  }
  const { computed, afterCap } = figures.amount;
  const { offered } = figures;
  const known =
    guard.kind === 'boolean' &&
    computed.kind === 'numeric' &&
    afterCap.kind === 'numeric' &&
    offered.kind === 'numeric';
  if (!known) return undeterminedAt(context, { applies: true }, point, offer, told);
  const standing = new Standing(
    clause,
    item,
    at,
    minorOf(computed.value),
    minorOf(afterCap.value),
    minorOf(offered.value),
    figures.holds.flatMap((hold) => settledHold(hold, buckets)),
    undefined,
    told ? offerSteps(context, offer) : undefined,
  );
  if (figures.share.kind === 'numeric') standing.share = figures.share.value;
  return standing;
}

/** Whole minor units; a figure between two goes down. */
function minorOf(value: Rational): Money {
  return money(stepsIn(value, 'down', { n: 1n, d: 1n }));
}

/** A limit that covers an award whose figures are all known. */
function settledHold(hold: HoldResult, buckets: Buckets): readonly Hold[] {
  const { limit, scope, bucket: key, covers, to, quantity, spent } = hold;
  if (!isTrue(covers) || key === undefined || to.kind !== 'numeric') return [];
  const bucket = buckets.of(limit, key, () => spent);
  return [
    {
      limit,
      text: scope.text,
      bucket,
      to: to.value,
      total: minorOf(to.value),
      quantity: quantity.kind === 'numeric' ? quantity.value : ZERO,
    },
  ];
}

/** An award whose guard or amount is unknown, or for which it is not known that the policy applies. */
function undeterminedAt(
  context: Context,
  scope: Scope,
  point: Standpoint<GrantInfo>,
  reached: Offer | undefined,
  told: boolean,
): Standing {
  const { policy, view } = context;
  const inForce = isInForce(point.clause.period, view.dossier.as_of);
  const offer = reached ?? (inForce ? offerAt(context, point, view) : undefined);
  const figures = offer?.figures;
  const because = unknownFrom(
    [
      ...(scope.applies === null ? [scope.because] : []),
      ...(offer && figures
        ? [offer.guard, figures.amount.computed, figures.amount.afterCap, figures.offered]
        : []),
    ],
    ANYTHING,
  );
  const { facts } = because;
  const texts = facts.some(({ field }) => field.kind === 'text') ? tellingTexts(context) : [];
  const ceiling = ceilingOver(facts, texts, (box) =>
    inForce ? lookInBox(context, point, box) : 'ineligible',
  );
  const own = facts.length === 0 ? 'undetermined_division' : 'undetermined';
  const code = scope.applies === null ? 'scope_undetermined' : own;
  const without: Unoffered = {
    status: 'undetermined',
    code,
    reason: missingReason(policy, policy.words.awards[code], facts),
    missing: missingPaths(facts),
    ceiling: ceiling && formatMinor(minorOf(ceiling), policy.digits),
    because,
  };
  const steps = told ? (offer ? offerSteps(context, offer) : []) : undefined;
  return standingWithout(point.clause, point.item, without, steps);
}

/** Steps 1 and 2 where the missing facts are what a box takes them to be. */
function lookInBox(
  context: Context,
  point: Standpoint<GrantInfo>,
  box: Box,
): Result | 'ineligible' {
  const view: View = { ...context.view, box };
  const scope = allHold(askAll(context.policy.applies, view, []));
  if (isFalse(scope)) return 'ineligible';
  const offer = offerAt(context, point, view);
  if (!offer.figures) return 'ineligible';
  const { offered } = offer.figures;
  const guard = allOf([scope, offer.guard]);
  if (isTrue(guard)) return offered;
  return unknownFrom([guard, offered], { of: 'figures', interval: figuresOf(offered) });
}

/** Texts that the policy and the dossier name, and one that neither does. */
function tellingTexts({ policy, view }: Context): readonly string[] {
  const texts = new Set(policy.texts);
  const waiting: unknown[] = [view.dossier];
  for (let thing = waiting.pop(); thing !== undefined; thing = waiting.pop()) {
    if (typeof thing === 'string') texts.add(thing);
    else if (typeof thing === 'object' && thing !== null) {
      waiting.push(...Object.values(thing).filter((one) => one !== undefined));
    }
  }
  return [...texts, '\u{10FFFF}'];
}

// ---------------------------------------------------------------- explanation of step 2

function offerSteps(context: Context, { asked, figures, point }: Offer): Step[] {
  const { policy, view } = context;
  const { words } = policy;
  const told = asked.map(({ conjunct, answer }): Step => {
    const known =
      answer.kind === 'boolean' ? (answer.value ? words.yes : words.no) : words.notKnown;
    const text = fill(words.steps.condition, { condition: conjunct.condition, answer: known });
    return { code: 'condition', text };
  });
  if (!figures) return told;
  const { rows, plain, exact, computed, cap, afterCap } = figures.amount;
  for (const text of rows) told.push({ code: 'row', text });
  if (!plain || figures.offered.kind !== 'numeric') return told;
  if (exact.kind !== 'numeric' || computed.kind !== 'numeric') return told;
  const formula = plain.formula.map((piece) =>
    typeof piece === 'string' ? piece : shownAs(policy, piece.value(view, point.at), piece.type),
  );
  const { steps } = words;
  told.push(exactStep(policy, 'amount', steps.amount, exact.value, { formula: formula.join('') }));
  const fair = exact.value.n < 0n ? ZERO : exact.value;
  if (fair !== exact.value) told.push(exactStep(policy, 'amount', steps.negative, fair));
  if (compare(computed.value, fair) !== 0) {
    const holes = { mode: words.mode, step: spokenExactly(policy, policy.step) };
    told.push(exactStep(policy, 'rounding', steps.rounding, computed.value, holes));
  }
  if (cap && afterCap.kind === 'numeric') {
    const shown = (value: Result) =>
      value.kind === 'numeric' ? spokenExactly(policy, value.value) : '';
    const template = cap.held > 0 ? steps.awardCapLedger : steps.awardCap;
    told.push(
      exactStep(policy, 'award_cap', template, afterCap.value, {
        cap: shown(cap.to),
        held: policy.spoken(cap.held),
        left: shown(cap.left),
      }),
    );
  }
  for (const cut of figures.cuts) told.push(...cutSteps(policy, cut));
  return told;
}

function cutSteps(policy: PolicyInfo, { hold, after }: Cut): readonly Step[] {
  const { limit, scope, covers, to, spent } = hold;
  if (!isTrue(covers) || after.kind !== 'numeric') return [];
  const { steps, grouping } = policy.words;
  const { measure } = limit;
  const used =
    measure === 'total'
      ? whole(spent.amount)
      : measure === 'count'
        ? whole(spent.count)
        : spent.quantity;
  const shown = (value: Rational) =>
    measure === 'total' ? spokenExactly(policy, value) : numberText(value, grouping);
  const left = to.kind === 'numeric' ? minus(to.value, used) : undefined;
  return [
    exactStep(policy, 'limit', used.n > 0n ? steps.limitUsed : steps.limit, after.value, {
      limit: scope.text,
      used: shown(used),
      left: left ? shown(left.n < 0n ? ZERO : left) : '',
    }),
  ];
}

/** A step that leaves a figure: an exact one between minor units is told in the text alone. */
function exactStep(
  policy: PolicyInfo,
  code: Step['code'],
  template: Template,
  amount: Rational,
  holes: Readonly<Record<string, string>> = {},
): Step {
  const text = fill(template, { amount: spokenExactly(policy, amount), ...holes });
  if (amount.d !== 1n) return { code, text };
  return { code, text, amount: formatMinor(money(amount.n), policy.digits) };
}

/** A value as a formula tells it. */
function shownAs(policy: PolicyInfo, value: Result, type: FigureType): string {
  const { words } = policy;
  switch (value.kind) {
    case 'numeric':
      if (type === 'money') return spokenExactly(policy, value.value);
      if (type !== 'ratio') return numberText(value.value, words.grouping);
      return `${numberText(times(value.value, { n: 100n, d: 1n }), words.grouping)}%`;
    case 'boolean':
      return value.value ? words.yes : words.no;
    case 'member':
      return value.value.label;
    case 'text':
      return fill(words.quoted, { text: value.value });
    case 'date':
      return value.value;
    default:
      return words.notKnown;
  }
}

// ---------------------------------------------------------------- awards

/** The award as the decision tells it: the first status that holds. */
export function awardFrom(policy: PolicyInfo, standing: Standing, dossier: AnyDossier): Award {
  const { clause, item, without, paid, forgone, steps } = standing;
  const amount = formatMinor(paid, policy.digits);
  if (without) {
    const award: Award = {
      clause: clause.name,
      article: clause.article,
      item,
      status: without.status,
      computed: null,
      offered: null,
      amount,
      code: without.code,
      reason: without.reason,
      cites: clause.cites,
    };
    if (without.ceiling !== undefined) award.ceiling = without.ceiling;
    if (without.missing) award.missing = without.missing;
    if (steps) award.steps = steps;
    return award;
  }
  const { computed, afterCap, offered } = standing;
  let status: Award['status'] = 'granted';
  let code: Award['code'] = 'granted';
  if (forgone) {
    status = 'forgone';
    code = forgone.code;
  } else if (offered < afterCap || standing.cutByPayment) {
    status = 'capped';
    code = 'capped_limit';
  } else if (afterCap < computed) {
    status = 'capped';
    code = 'capped_award';
  } else if (standing.deducted > 0) {
    status = 'reduced';
    code = 'reduced_overlap';
  }
  const reason = forgone
    ? reasonForgone(policy, forgone)
    : policy.reasonFor(code, policy.spoken(paid), '', '');
  const award: Award = {
    clause: clause.name,
    article: clause.article,
    item,
    status,
    computed: computed === paid ? amount : formatMinor(computed, policy.digits),
    offered: offered === paid ? amount : formatMinor(offered, policy.digits),
    amount,
    code,
    reason,
    cites: clause.cites,
  };
  const parts =
    clause.split && paid > 0 ? partsPaid(policy, clause.split, standing, dossier) : undefined;
  if (parts) {
    award.parts = parts.map((part): Part => {
      return { name: part.name, amount: formatMinor(part.amount, policy.digits) };
    });
  }
  if (steps) {
    const { words } = policy;
    const template = paid > 0 ? words.steps.payment : words.steps.paymentNothing;
    steps.push(stepOf(policy, 'payment', template, paid));
    if (parts) {
      const told = parts.map((part) =>
        fill(words.steps.splitPart, { name: part.label, amount: policy.spoken(part.amount) }),
      );
      const text = fill(words.steps.split, { parts: told.join(words.listSeparator) });
      steps.push({ code: 'split', text });
    }
    award.steps = steps;
  }
  return award;
}

function reasonForgone(policy: PolicyInfo, { code, elsewhere, clauses }: Forgone): string {
  const other = elsewhere === undefined ? '' : policy.spoken(elsewhere);
  return policy.reasonFor(code, '', other, clauses.join(policy.words.listSeparator));
}

interface PaidPart {
  readonly name: string;
  readonly label: string;
  readonly amount: Money;
}

interface Share {
  readonly name: string;
  readonly label: string;
  /** Absent: the rest. */
  readonly share: Rational | undefined;
}

/** More parts than any policy pays in. */
const MOST_PARTS = 1000n;

/** The parts of an amount; undefined where their number or a share is not known. */
function partsPaid(
  policy: PolicyInfo,
  split: SplitInfo,
  { at, paid }: Standing,
  dossier: AnyDossier,
): readonly PaidPart[] | undefined {
  const view = viewOf(dossier, policy.digits);
  const shares =
    split.kind === 'equal' ? equalShares(split.count, view, at) : namedShares(split, view, at);
  if (!shares) return undefined;
  let rest = whole(paid);
  const taken = shares.map(({ share }) => {
    if (!share) return undefined;
    const count = stepsIn(times(whole(paid), share), 'down', policy.step);
    const wanted = times(whole(money(count)), policy.step);
    const part = compare(wanted, rest) < 0 ? wanted : rest;
    const fair = part.n > 0n ? part : ZERO;
    rest = minus(rest, fair);
    return fair;
  });
  return shares.map(({ name, label }, index) => {
    return { name, label, amount: minorOf(taken[index] ?? rest) };
  });
}

function equalShares(
  count: (view: View, at: At) => Result,
  view: View,
  at: At,
): readonly Share[] | undefined {
  const found = count(view, at);
  if (found.kind !== 'numeric' || found.value.d !== 1n) return undefined;
  const { n } = found.value;
  if (n < 1n || n > MOST_PARTS) return undefined;
  return Array.from({ length: Number(n) }, (_, index) => {
    const name = String(index + 1);
    return { name, label: name, share: index + 1 === Number(n) ? undefined : { n: 1n, d: n } };
  });
}

function namedShares(
  { parts }: SplitInfo & { kind: 'shares' },
  view: View,
  at: At,
): readonly Share[] | undefined {
  const named = parts.some(({ share }) => !share);
  const shares: Share[] = [];
  for (const [index, { name, label, share }] of parts.entries()) {
    const rest = !share || (!named && index === parts.length - 1);
    const value = rest ? undefined : share(view, at);
    if (value && value.kind !== 'numeric') return undefined;
    shares.push({ name, label, share: value?.value });
  }
  return shares;
}

// ---------------------------------------------------------------- measures

/** What a measure is where its conditions hold. */
export const DONE = {
  permits: 'permitted',
  encourages: 'encouraged',
  requires: 'required',
  empowers: 'empowered',
} as const;

export function measureAt(
  context: Context,
  scope: Scope,
  standings: readonly Standing[],
  point: Standpoint<MeasureInfo>,
): MeasureOutcome {
  const { policy, view: base } = context;
  const { clause, item, at } = point;
  const { words } = policy;
  const say = (
    status: MeasureOutcome['status'],
    code: keyof typeof words.measures,
    reason: string,
  ): MeasureOutcome => {
    const { name, article, modality, cites } = clause;
    return { clause: name, article, item, modality, status, code, reason, cites };
  };
  if (scope.applies === false) {
    const { code } = scope;
    return say('not_applicable', code, scopeReason(context, scope, words.measures[code]));
  }
  const view: View = { ...base, awardOf: (name) => paidFor(standings, name, item) };
  const asked = askAll(clause.guard, view, at);
  const guard = allHold(asked);
  const amount = clause.sum?.(view, at);
  const parts = isFalse(guard) ? [] : [guard, ...(amount ? [amount] : [])];
  const undetermined = (code: keyof typeof words.measures, { facts }: Unknown): MeasureOutcome => {
    const reason = missingReason(policy, words.measures[code], facts);
    return { ...say('undetermined', code, reason), missing: missingPaths(facts) };
  };
  if (scope.applies === null) {
    return undetermined('scope_undetermined', unknownFrom([scope.because, ...parts], ANYTHING));
  }
  if (!isInForce(clause.period, base.dossier.as_of)) {
    const code = 'clause_not_in_force';
    const reason = periodReason(words.measures[code], base.dossier.as_of, clause.period);
    return say('not_applicable', code, reason);
  }
  if (isFalse(guard)) {
    return say('ineligible', 'ineligible', failedReason(policy, words.measures.ineligible, asked));
  }
  if (!isTrue(guard) || amount?.kind === 'unknown') {
    const because = unknownFrom(parts, ANYTHING);
    const divides = because.facts.length === 0;
    return undetermined(divides ? 'undetermined_division' : 'undetermined', because);
  }
  const status = DONE[clause.modality];
  const outcome = say(status, status, words.measures[status]);
  if (amount) {
    // A sum is told like an amount: never below 0, by the policy's rounding.
    const told = roundedTo(largerOf(amount, NIL), figure(policy.step), policy.mode);
    if (told.kind === 'numeric') outcome.amount = formatMinor(minorOf(told.value), policy.digits);
  }
  return outcome;
}

/** What a clause pays for an item; a measure without one reads all that the clause pays. */
function paidFor(standings: readonly Standing[], clause: string, item: string | null): Result {
  return standings
    .filter((standing) => standing.clause.name === clause)
    .filter((standing) => item === null || standing.item === null || standing.item === item)
    .map((standing): Result => standing.without?.because ?? figure(whole(standing.paid)))
    .reduce(sumOf, NIL);
}
