// Hints between the words, as far as the user wants them.
import {
  type ConfigurationItem,
  DidChangeConfigurationNotification,
  InlayHintKind,
  type InlayHint as ProtocolHint,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { type HintOptions, inlayHints } from '../features/inlay-hints.ts';
import type { Group, Shell } from './shell.ts';

type Settings = Pick<HintOptions, 'caps' | 'figures' | 'parameters'>;

const SECTION = 'clause.inlayHints';

export const hints: Group = (shell) => {
  const { connection, convert } = shell;
  let settings: Settings = { caps: true, figures: true, parameters: true };
  connection.languages.inlayHint.on(
    shell.answer(({ textDocument: { uri }, range }): ProtocolHint[] | null => {
      const selection = shell.selection(uri, range);
      if (selection === undefined) return null;
      const { analysis, file } = selection;
      const dossier = shell.dossiers.get(analysis.entry);
      const options = {
        ...settings,
        today: shell.today(),
        ...(dossier === undefined ? {} : { dossier }),
      };
      return inlayHints(selection, options).map(({ kind, offset, text, about }) => ({
        position: convert.position(file, offset, analysis),
        label: text,
        ...(kind === 'parameter' ? { kind: InlayHintKind.Parameter } : {}),
        ...(about === undefined || about === '' ? {} : { tooltip: about }),
        paddingLeft: true,
      }));
    }),
  );
  const refresh = (found: Settings) => {
    settings = found;
    if (shell.client.workspace?.inlayHint?.refreshSupport !== true) return;
    connection.languages.inlayHint.refresh().catch(() => undefined);
  };
  followSettings(shell, refresh);
  const capabilities: ServerCapabilities = { inlayHintProvider: true };
  return capabilities;
};

/** What the client's settings say, now and whenever they change. */
function followSettings(shell: Shell, told: (settings: Settings) => void): void {
  const { connection, client } = shell;
  const asks = client.workspace?.configuration === true;
  const ask = async () => {
    const items: ConfigurationItem[] = [{ section: SECTION }];
    const [found]: unknown[] = await connection.workspace.getConfiguration(items);
    told(settingsOf(found));
  };
  const failed = (error: unknown) => connection.console.warn(`settings cannot be read: ${error}`);
  connection.onDidChangeConfiguration(({ settings }) => {
    // Clients that cannot be asked send all settings along.
    if (asks) ask().catch(failed);
    else told(settingsOf(settings?.clause?.inlayHints));
  });
  shell.onInitialized(() => {
    if (asks) ask().catch(failed);
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration !== true) return;
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: SECTION })
      .catch(failed);
  });
}

/** What is not said is wanted. */
function settingsOf(found: unknown): Settings {
  const said: Readonly<Record<string, unknown>> =
    typeof found === 'object' && found !== null ? { ...found } : {};
  const wants = (name: keyof Settings) => said[name] !== false;
  return { caps: wants('caps'), figures: wants('figures'), parameters: wants('parameters') };
}
