// What the YAML reader says of a text it cannot read, in words for people.
import type { YAMLError } from 'yaml';
import type { Term } from '../diagnostics/diagnostic.ts';
import type { Reporter } from '../diagnostics/reporter.ts';
import { term } from '../diagnostics/terms.ts';
import { shortened } from './shortened.ts';

/** Reports an error or a warning of the reader at its place. */
export function reportError(error: YAMLError, text: string, file: string, report: Reporter): void {
  const [start, end] = error.pos;
  const span = { file, start: Math.min(start, text.length), end: Math.min(end, text.length) };
  report('yamlForm', span, { problem: problemOf(error, text.slice(span.start, span.end)) });
}

function problemOf({ code, message }: YAMLError, found: string): Term {
  switch (code) {
    case 'TAB_AS_INDENT':
      return term('yamlTab');
    case 'BAD_INDENT':
      return /Flow/.test(message) ? term('yamlBracket') : term('yamlIndent');
    case 'MISSING_CHAR':
      return /quote/.test(message)
        ? term('yamlQuote')
        : term(/Flow/.test(message) ? 'yamlBracket' : 'yamlColon');
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
    case 'BLOCK_IN_FLOW':
      return term('yamlColon');
    case 'BAD_SCALAR_START':
      return term('yamlStart', { found });
    case 'BAD_DQ_ESCAPE':
      return term('yamlEscape');
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
      return term('yamlAlias', { found: found.replace(/^\*/, '') });
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
    case 'BAD_COLLECTION_TYPE':
      return term('yamlTag', { found: shortened(found) });
    case 'NON_STRING_KEY':
      return term('yamlKey');
    case 'BAD_DIRECTIVE':
      return term('yamlDirective');
    case 'RESOURCE_EXHAUSTION':
      return term('yamlDeep');
    case 'UNEXPECTED_TOKEN':
      return /^[\]}]/.test(found) ? term('yamlBracket') : term('yamlOther');
    case 'BAD_PROP_ORDER':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_DOCS':
    case 'DUPLICATE_KEY':
    case 'IMPOSSIBLE':
      return term('yamlOther');
    default:
      return code satisfies never;
  }
}
