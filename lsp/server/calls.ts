// Which figures read which: the call hierarchy of defines, parameters and clauses.
import type { CallHierarchyItem, ServerCapabilities } from 'vscode-languageserver';
import type { Analysis } from '#compiler';
import {
  type Call,
  type CallItem,
  incomingCalls,
  outgoingCalls,
  prepareCalls,
} from '../features/call-hierarchy.ts';
import type { Place } from '../features/place.ts';
import type { Group, Shell } from './shell.ts';
import { symbolKinds } from './symbols.ts';

export const calls: Group = (shell) => {
  const { connection, convert } = shell;
  connection.languages.callHierarchy.onPrepare(
    shell.answer(({ textDocument: { uri }, position }) => {
      const place = shell.place(uri, position);
      if (place === undefined) return null;
      return prepareCalls(place).map((item) => itemOf(shell, item, place.analysis));
    }),
  );
  connection.languages.callHierarchy.onIncomingCalls(
    shell.answer(({ item }) =>
      answered(shell, item, incomingCalls, (call, from, { analysis }) => ({
        from,
        fromRanges: call.places.map((span) => convert.range(span, analysis)),
      })),
    ),
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    shell.answer(({ item }) =>
      answered(shell, item, outgoingCalls, (call, to, { analysis }) => ({
        to,
        fromRanges: call.places.map((span) => convert.range(span, analysis)),
      })),
    ),
  );
  const capabilities: ServerCapabilities = { callHierarchyProvider: true };
  return capabilities;
};

/** Asks at the item's own name, which leads to it also after other texts have changed. */
function answered<T>(
  shell: Shell,
  item: CallHierarchyItem,
  feature: (place: Place) => readonly Call[],
  convertOne: (call: Call, item: CallHierarchyItem, place: Place) => T,
): T[] | null {
  const place = shell.place(item.uri, item.selectionRange.start);
  if (place === undefined) return null;
  return feature(place).map((call) =>
    convertOne(call, itemOf(shell, call.item, place.analysis), place),
  );
}

function itemOf(
  { convert }: Shell,
  { name, detail, kind, span, selection }: CallItem,
  analysis: Analysis,
): CallHierarchyItem {
  return {
    name,
    ...(detail === '' ? {} : { detail }),
    kind: symbolKinds[kind],
    uri: convert.uri(span.file),
    range: convert.range(span, analysis),
    selectionRange: convert.range(selection, analysis),
  };
}
