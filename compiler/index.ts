// The public door of the compiler.
export type { Award, Decision, FactError, Step } from '@clause/runtime';
export * from './analyse.ts';
export { ledgerClausesIn } from './checks/ledger-clause.ts';
export * from './diagnostics/diagnostic.ts';
export { renderFixTitle, renderMessage, renderNote, renderTerm } from './diagnostics/render.ts';
export type * from './document/document.ts';
export { documentPage } from './document/document-page.ts';
export { interactivePage, type PageAssets } from './document/page.ts';
export { policyDocument } from './document/policy-document.ts';
export {
  type Form,
  type FormChoice,
  type FormField,
  type FormKind,
  formOf,
} from './dossier/form.ts';
export { readJson } from './dossier/read-json.ts';
export {
  type Curve,
  type CurveAnswer,
  type CurveOptions,
  curveInSteps,
  curveOf,
} from './explore/curve/curve.ts';
export {
  type FactThatMatters,
  factsThatMatter,
  factsThatMatterInSteps,
} from './explore/facts-that-matter.ts';
export { evaluateSelection } from './explore/selection.ts';
export type { Steps } from './explore/steps.ts';
export { type AwardName, type Obstacle, type WhyNot, whyNot } from './explore/why-not.ts';
export type { PolicyFile } from './files.ts';
export { differences } from './golden/compare.ts';
export { outcomesShownBy } from './golden/coverage/collect.ts';
export {
  type CoveredOutcome,
  type CoveredTarget,
  type Covering,
  coverageFrom,
  coverageOf,
  missingIn,
  type PolicyCoverage,
  type Share,
  shownByCase,
} from './golden/coverage/coverage.ts';
export { coverageAsHtml } from './golden/coverage/html.ts';
export { coverageAsJson } from './golden/coverage/json.ts';
export { coverageAsLcov } from './golden/coverage/lcov.ts';
export { reachesPercent, shownPercent } from './golden/coverage/percent.ts';
export { type Plan, planOf } from './golden/coverage/plan.ts';
export { type CoverageReport, type ReportedCase, Teller } from './golden/coverage/report.ts';
export type * from './golden/coverage/target.ts';
export { type Cell, cellsOf } from './golden/csv/cells.ts';
export { columnsOf, type Target } from './golden/csv/columns.ts';
export { decodeFile, decodeTable } from './golden/csv/decode.ts';
export { lookUp } from './golden/csv/header.ts';
export { readCsvSuite } from './golden/csv/read.ts';
export { type TemplateOptions, tableTemplate } from './golden/csv/template.ts';
export { decisionFields, entryFields, type FieldKind } from './golden/fields.ts';
export { namesakeOf, type PolicyProblem, policyFinding } from './golden/policy-findings.ts';
export { readYamlSuite, type Surroundings } from './golden/read-yaml.ts';
export { mendEdit, type RefusedFact, refusedFacts } from './golden/refused-facts.ts';
export {
  type Disagreement,
  disagreements,
  explainCase,
  machinesOf,
  type PolicyMachines,
  runCase,
  runSuite,
} from './golden/run.ts';
export type * from './golden/suite.ts';
export { type UnmetExpectation, unmetExpectations } from './golden/unmet.ts';
export { type UpdatedFile, updatedFile, updateEdit } from './golden/update.ts';
export { readYamlTree, type YamlValue } from './golden/yaml-tree.ts';
export * from './host.ts';
export { type InterpretOptions, interpret } from './interpret/interpret.ts';
export { interpretDossier } from './interpret/interpret-dossier.ts';
export type * from './model/model.ts';
export type * from './model/types.ts';
export { within as exprsWithin } from './model/walk.ts';
export {
  type Declaration,
  type DeclarationKind,
  nameAt,
  type Reference,
  type Resolution,
  referencesTo,
} from './names/declaration.ts';
export { type Citation, citationsOf } from './source-text/citations.ts';
export * from './source-text/coverage.ts';
export { readSourceText, type SourceArticle, type SourceText } from './source-text/document.ts';
export type { Stretch } from './source-text/lines.ts';
export { findCitation, type Passage, type SearchedSource } from './source-text/match.ts';
export { searchedSources } from './source-text/searched.ts';
export { starterFiles } from './starter.ts';
export { generateCaseSchema } from './targets/json-schema/cases.ts';
export { generateJsonSchema } from './targets/json-schema/generate.ts';
export { compileEvaluator, type Evaluator, type ReadDossier } from './targets/typescript/load.ts';
export {
  type GeneratedOutput,
  generateTypescript,
  type TypescriptOptions,
} from './targets/typescript/output.ts';
export { currencyOf } from './types/currency.ts';
export { describeType } from './types/describe.ts';
export { ENGINE } from './version.ts';
export { describeCondition, describeFigure } from './wording/describe.ts';
export { moneyString, numberText, type Voice, valueText } from './wording/figures.ts';
export { fill } from './wording/fill.ts';
export { describeLabels } from './wording/labels.ts';
export { statementWordsOf, wordingOf } from './wording/languages.ts';
export { describeLimit, windowText } from './wording/limits.ts';
export {
  sentenceOf,
  type Telling,
  type ToldClause,
  tellClause,
  tellGuard,
  tellingOf,
  tellOverlap,
  tellPeriod,
  tellValue,
} from './wording/statements.ts';
