// What the table's page is told: cells, values taken over from a base, and what came of the last run.
import type { CaseOutcome, CaseTable as Told } from '../../../lsp/index.ts';
import type { ShownCell, ShownRow, ShownTable } from '../../preview/case-protocol.ts';
import type { CsvTable } from './csv.ts';
import { canAdd } from './edit.ts';
import { type CaseTable, columnsFor, factsOf } from './read.ts';

export type Outcomes = ReadonlyMap<string, CaseOutcome>;

/** Which cell of a row a place in the text lies in. */
type KeyAt = (difference: CaseOutcome['differences'][number]) => string | null;

export function shownYaml(
  { rows }: CaseTable,
  { cases }: Told,
  outcomes: Outcomes,
  offsetOf: (line: number, character: number) => number,
): ShownTable {
  const dossiers = new Map(cases.map(({ name, dossier }) => [name, factsOf(dossier)]));
  const inherited = rows.map(({ name, cells }) =>
    [...(dossiers.get(plain(name)) ?? [])].filter(([key]) => !cells.has(key)),
  );
  const columns = columnsFor([
    ...rows.flatMap(({ cells }) => [...cells.keys()]),
    ...inherited.flatMap((facts) => facts.map(([key]) => key)),
  ]);
  return {
    columns,
    rows: rows.map((row, at) => {
      const { name, cells } = row;
      const own = [...cells].map(([key, { text, style }]): [string, ShownCell] => [
        key,
        { text, editable: style !== 'block' },
      ]);
      const taken = (inherited[at] ?? []).map(([key, text]): [string, ShownCell] => [
        key,
        { text, editable: canAdd(row, key), inherited: true },
      ]);
      const addable = columns
        .map(({ key }) => key)
        .filter((key) => !cells.has(key) && row.owners.has(key.slice(0, key.lastIndexOf('.'))));
      const empty = addable.map((key): [string, ShownCell] => [key, { text: '', editable: true }]);
      const keyAt: KeyAt = ({ location }) => {
        const { line, character } = location.range.start;
        const offset = offsetOf(line, character);
        const found = [...cells].find(([, { start, end }]) => start <= offset && offset <= end);
        return found?.[0] ?? null;
      };
      return {
        name,
        cells: Object.fromEntries([...empty, ...taken, ...own]),
        ...outcomeIn(outcomes, plain(name), keyAt),
      };
    }),
  };
}

export function shownCsv({ columns, rows }: CsvTable, outcomes: Outcomes): ShownTable {
  return {
    columns,
    rows: rows.map(({ name, cells }) => {
      const keyAt: KeyAt = ({ location }) => {
        const { line, character } = location.range.start;
        const found = [...cells].find(
          ([, { range }]) =>
            range.start.line === line &&
            range.start.character <= character &&
            character <= range.end.character,
        );
        return found?.[0] ?? null;
      };
      return {
        name,
        cells: Object.fromEntries(
          [...cells].map(([key, { text }]) => [key, { text, editable: !/[\r\n]/.test(text) }]),
        ),
        ...outcomeIn(outcomes, name, keyAt),
      };
    }),
  };
}

/** Names of cases are told with their white space evened out. */
function plain(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}

function outcomeIn(outcomes: Outcomes, name: string, keyAt: KeyAt): Pick<ShownRow, 'outcome'> {
  const outcome = outcomes.get(name);
  if (outcome === undefined) return {};
  const { passed, differences } = outcome;
  return {
    outcome: {
      passed,
      differences: differences.map((each) => ({
        key: keyAt(each),
        label: each.label,
        expected: each.expected,
        found: each.found,
        steps: each.steps,
      })),
    },
  };
}
