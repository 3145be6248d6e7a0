// Clause's own requests, typed by the table in lsp/requests.ts: what they are asked with, what they answer.
import type { CancellationToken } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ClauseRequests } from '../../lsp/index.ts';

export type Method = keyof ClauseRequests;
export type Params<M extends Method> = ClauseRequests[M]['params'];
export type Result<M extends Method> = ClauseRequests[M]['result'];

/** Asks the server. Rejects where the server cannot be reached or the request was cancelled. */
export type Ask = <M extends Method>(
  method: M,
  params: Params<M>,
  cancelled?: CancellationToken,
) => Promise<Result<M>>;

export function askOver(client: BaseLanguageClient): Ask {
  return (method, params, cancelled) =>
    cancelled === undefined
      ? client.sendRequest(method, params)
      : client.sendRequest(method, params, cancelled);
}
