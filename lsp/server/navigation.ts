// Ways from a place to others: definition and its kin, references, the same name in this file.
import {
  DocumentHighlightKind,
  type Location,
  type LocationLink,
  type ServerCapabilities,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { baseHere } from '../features/case-bases.ts';
import { caseName } from '../features/case-files.ts';
import { caseReferences } from '../features/case-references.ts';
import {
  declaration,
  definition,
  implementation,
  type Link,
  typeDefinition,
} from '../features/definition.ts';
import type { Place } from '../features/place.ts';
import { highlights, references } from '../features/references.ts';
import type { Position } from '../requests.ts';
import { resolveName } from '../workspace/names.ts';
import { casePlace, casesOf, dossierPlace, namedPlace } from './case-files.ts';
import type { Group, Shell } from './shell.ts';

export const navigation: Group = (shell) => {
  const { connection, client, convert } = shell;
  const { textDocument } = client;

  const links = (
    feature: (place: Place) => readonly Link[],
    linkSupport: boolean | undefined,
  ): ((params: TextDocumentPositionParams) => Location[] | LocationLink[] | null) => {
    return ({ textDocument: { uri }, position }) => {
      const named = namedPlace(shell, uri, position);
      if (named === undefined) return null;
      const { place, from } = named;
      const found = feature(place);
      return linkSupport === true
        ? found.map((link) => linkOf(shell, { ...link, origin: from?.span ?? link.origin }, place))
        : found.map(({ selection }) => convert.location(selection, place.analysis));
    };
  };

  const inPolicy = links(
    (place) => definition(place, resolveName),
    textDocument?.definition?.linkSupport,
  );
  connection.onDefinition(
    shell.answer((params) => definitionInCases(shell, params) ?? inPolicy(params)),
  );
  connection.onDeclaration(
    shell.answer(
      links((place) => declaration(place, resolveName), textDocument?.declaration?.linkSupport),
    ),
  );
  connection.onTypeDefinition(
    shell.answer(links(typeDefinition, textDocument?.typeDefinition?.linkSupport)),
  );
  connection.onImplementation(
    shell.answer(links(implementation, textDocument?.implementation?.linkSupport)),
  );
  connection.onReferences(
    shell.answer(({ textDocument: { uri }, position, context }) => {
      const place = namedPlace(shell, uri, position)?.place;
      if (place === undefined) return null;
      const others = shell.workspace
        .policiesOf(place.file)
        .filter((analysis) => analysis !== place.analysis);
      const policies = [
        casesOf(shell, place.analysis, uri),
        ...others.map((analysis) => casesOf(shell, analysis)),
      ];
      const found = [
        ...references(place, { declaration: context.includeDeclaration, others }),
        ...caseReferences(place, policies),
      ];
      return found.map((span) => convert.location(span, analysisWith(span.file, place, others)));
    }),
  );
  connection.onDocumentHighlight(
    shell.answer(({ textDocument: { uri }, position }) => {
      const inCases = highlightsInCases(shell, uri, position);
      if (inCases !== undefined) return inCases;
      const place = shell.place(uri, position);
      if (place === undefined) return null;
      return highlights(place).map(({ span, kind }) => ({
        range: convert.range(span, place.analysis),
        kind: kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
    }),
  );
  const capabilities: ServerCapabilities = {
    definitionProvider: true,
    declarationProvider: true,
    typeDefinitionProvider: true,
    implementationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
  };
  return capabilities;
};

function linkOf({ convert }: Shell, link: Link, { analysis }: Place): LocationLink {
  return {
    originSelectionRange: convert.range(link.origin, analysis),
    targetUri: convert.uri(link.target.file),
    targetRange: convert.range(link.target, analysis),
    targetSelectionRange: convert.range(link.selection, analysis),
  };
}

/** The same name of the policy in this case file; undefined in any other file. */
function highlightsInCases(shell: Shell, uri: string, position: Position) {
  const { convert } = shell;
  const file = convert.name(uri);
  const isDossier = dossierPlace(shell, uri, position) !== undefined;
  if (shell.workspace.suiteOf(file) === undefined && !isDossier) return undefined;
  const place = namedPlace(shell, uri, position)?.place;
  if (place === undefined) return [];
  const { analysis, cases } = casesOf(shell, place.analysis, uri);
  const own = cases.filter((each) => each.file === file);
  return caseReferences(place, [{ analysis, cases: own }]).map((span) => ({
    range: convert.range(span),
    kind: DocumentHighlightKind.Read,
  }));
}

/** The analysis that knows a file's text. */
function analysisWith(file: string, place: Place, others: readonly Place['analysis'][]) {
  return [place.analysis, ...others].find(({ files }) => files.has(file));
}

/** Where the policy declares what a case file names; undefined in any other file. */
function definitionInCases(
  shell: Shell,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Location[] | undefined {
  const inCases = casePlace(shell, uri, position);
  if (inCases === undefined) return undefined;
  const base = baseHere(inCases);
  if (base !== undefined) return [shell.convert.location(base.base.span)];
  const span = caseName(inCases)?.declaration.nameSpan;
  return span === undefined ? [] : [shell.convert.location(span, inCases.analysis)];
}
