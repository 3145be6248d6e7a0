// Outlines: of a file, and of the whole workspace.
import {
  SymbolKind as ProtocolKind,
  type DocumentSymbol as ProtocolSymbol,
  type ServerCapabilities,
  type SymbolInformation,
} from 'vscode-languageserver';
import type { Analysis, Suite } from '#compiler';
import { caseSymbols } from '../features/case-files.ts';
import { type BaseSymbol, baseSymbols } from '../features/case-structure.ts';
import {
  type DocumentSymbol,
  documentSymbols,
  type SymbolKind,
} from '../features/document-symbols.ts';
import { workspaceSymbols } from '../features/workspace-symbols.ts';
import { caseText } from './case-files.ts';
import type { Convert } from './convert.ts';
import type { Group } from './shell.ts';

export const symbols: Group = (shell) => {
  const { connection, convert } = shell;
  connection.onDocumentSymbol(
    shell.answer(({ textDocument: { uri } }) => {
      const suite = shell.workspace.suiteOf(convert.name(uri))?.suite;
      if (suite !== undefined) {
        const cases = caseText(shell, uri);
        const bases = cases === undefined ? [] : baseSymbols(cases);
        return [
          ...bases.map((base) => baseSymbolOf(base, convert)),
          ...caseSymbolsOf(suite, convert),
        ];
      }
      const analysis = shell.policyOf(uri);
      if (analysis === undefined) return null;
      return documentSymbols(analysis, convert.name(uri)).map((symbol) =>
        symbolOf(symbol, analysis, convert),
      );
    }),
  );
  connection.onWorkspaceSymbol(
    shell.answer(({ query }) => {
      const policies = shell.workspace.allPolicies();
      return workspaceSymbols(policies, query).map(
        ({ name, detail, kind, selection, container }): SymbolInformation => ({
          name,
          kind: symbolKinds[kind],
          location: convert.location(
            selection,
            policies.find(({ files }) => files.has(selection.file)),
          ),
          containerName: [container ?? '', detail].filter((part) => part !== '').join(' · '),
        }),
      );
    }),
  );
  const capabilities: ServerCapabilities = {
    documentSymbolProvider: { label: 'Clause' },
    workspaceSymbolProvider: true,
  };
  return capabilities;
};

/** The protocol has none for policies: those whose pictures come closest. */
export const symbolKinds: Readonly<Record<SymbolKind, ProtocolKind>> = {
  policy: ProtocolKind.Module,
  enum: ProtocolKind.Enum,
  member: ProtocolKind.EnumMember,
  entity: ProtocolKind.Class,
  applicant: ProtocolKind.Class,
  field: ProtocolKind.Field,
  unit: ProtocolKind.TypeParameter,
  define: ProtocolKind.Variable,
  parameter: ProtocolKind.Constant,
  applies: ProtocolKind.Event,
  article: ProtocolKind.Namespace,
  clause: ProtocolKind.Function,
  limit: ProtocolKind.Operator,
  overlap: ProtocolKind.Interface,
};

function symbolOf(symbol: DocumentSymbol, analysis: Analysis, convert: Convert): ProtocolSymbol {
  return {
    name: symbol.name,
    ...(symbol.detail === '' ? {} : { detail: symbol.detail }),
    kind: symbolKinds[symbol.kind],
    range: convert.range(symbol.span, analysis),
    selectionRange: convert.range(symbol.selection, analysis),
    children: symbol.children.map((child) => symbolOf(child, analysis, convert)),
  };
}

function baseSymbolOf({ name, span, selection }: BaseSymbol, convert: Convert): ProtocolSymbol {
  return {
    name: name.trim() === '' ? '?' : name,
    kind: ProtocolKind.Object,
    range: convert.range(span),
    selectionRange: convert.range(selection),
  };
}

function caseSymbolsOf(suite: Suite, convert: Convert): ProtocolSymbol[] {
  return caseSymbols(suite).map(({ name, detail, span, selection }) => ({
    // The protocol wants a name.
    name: name.trim() === '' ? '?' : name,
    ...(detail === '' ? {} : { detail }),
    kind: ProtocolKind.Method,
    range: convert.range(span),
    selectionRange: convert.range(selection),
  }));
}
