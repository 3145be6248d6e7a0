// For tests of the targets: a policy from the text of its facts and articles.
import { analyse } from '../../analyse.ts';
import { renderMessage } from '../../diagnostics/render.ts';
import { memoryHost } from '../../host.ts';
import type { Model } from '../../model/model.ts';

const HEADER = `policy sample "A sample"
  currency CNY
  rounding half up to 0.01 yuan
  version "1"
`;

/** The model of a policy given by what follows its header, or whole; throws if it has an error. */
export function policyOf(text: string, header: string = HEADER): Model {
  const { model, sound, diagnostics } = analyse(
    'sample.clause',
    memoryHost({ 'sample.clause': header + text }),
  );
  if (model && sound) return model;
  throw new Error(diagnostics.map((diagnostic) => renderMessage(diagnostic, 'en')).join('\n'));
}
