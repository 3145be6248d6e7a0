// How a policy's text gets into generated code: as a string literal or in a comment, and never
// beyond it. A label may hold quotes, backslashes, ends of comments or of scripts, line separators
// of any kind, marks that turn the direction of text; none of them may act.

/** Controls, separators, and marks of direction: invisible, or the end of a line to someone. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function escapeUnits(char: string): string {
  return char.replace(
    /[\s\S]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A JavaScript string literal in single quotes that stands for exactly this text. */
export function quote(text: string): string {
  // JSON escapes quotes, backslashes, most controls and lone halves of surrogate pairs.
  const body = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", "\\'")
    .replace(INVISIBLE, escapeUnits)
    .replaceAll('</', '<\\/')
    .replaceAll('<!--', '<\\!--')
    .replaceAll('-->', '--\\>')
    .replaceAll('*/', '*\\/')
    .replace(/\/\/(?=[#@])/g, '/\\/');
  return `'${body}'`;
}

/** A text as it may stand inside a comment of either kind: one line, nothing that ends or steers. */
export function commentText(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029\t\v\f\u0085]+/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('*/', '*\\/')
    .replaceAll('/*', '/\\*')
    .replaceAll('</', '<\\/')
    .replaceAll('<!--', '<\\!--')
    .replaceAll('-->', '--\\>')
    .replace(/\/\/(?=\s*[#@])/g, '/ /')
    .replace(/@(?=\w)/g, '@\u2009');
}

/** A property's name in a literal, a type or a switch: plain where it may be, else quoted. */
export function propertyKey(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

/** Reading a property: `.name`, or `['any name']`. */
export function propertyRead(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) && name !== '__proto__' ? `.${name}` : `[${quote(name)}]`;
}
