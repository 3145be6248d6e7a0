// The protocol's places as the editor's.
import * as vscode from 'vscode';
import type { Location, Range } from '../../lsp/index.ts';

export function rangeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function locationOf({ uri, range }: Location): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), rangeOf(range));
}
