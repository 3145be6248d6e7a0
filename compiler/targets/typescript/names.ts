// Names in generated code: an identifier for each thing of the policy, of whatever script, that is
// no reserved word, no name of the file's own and nobody else's.

/** Words that no binding of a strict module may be called, and globals the code relies on. */
const RESERVED = new Set(
  `arguments as async await break case catch class const continue debugger default delete do else
  enum eval export extends false finally for from function get if implements import in instanceof
  interface let new null of package private protected public return set static super switch this
  throw true try type typeof undefined var void while with yield
  any bigint boolean never number object string symbol unknown
  Array ArrayBuffer Atomics BigInt Boolean DataView Date Error EvalError Function Infinity Intl Iterator
  JSON Map Math NaN Number Object Promise Proxy RangeError Readonly ReadonlyArray ReadonlyMap ReadonlySet
  Record ReferenceError Reflect RegExp Set String Symbol SyntaxError TypeError URIError WeakMap WeakRef
  WeakSet console globalThis isFinite isNaN parseFloat parseInt process structuredClone
  module require exports constructor prototype __proto__ toString valueOf hasOwnProperty then`.split(
    /\s+/,
  ),
);

/** What the emitter calls parameters and locals: a function of that name would be hidden by them. */
const LOCALS = new Set([
  ...['at', 'capLeft', 'computed', 'desk', 'dossier', 'failed', 'input', 'key', 'subjects'],
  ...['support', 'value', 'view'],
]);

/** `major_project` as `majorProject`; other scripts stay as they are. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[^_])_+([^_])/gu, (_, next: string) => next.toUpperCase());
}

/** `major_project` as `MAJOR_PROJECT`, `majorProject` too. */
export function constantCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/** `major_project` as `MajorProject`. */
export function pascalCase(name: string): string {
  const camel = camelCase(name);
  const [first = ''] = camel;
  return first.toUpperCase() + camel.slice(first.length);
}

/** A name spelt with what identifiers may hold; everything else becomes its code point. */
function spelt(name: string): string {
  const body = [...name]
    .map((char) =>
      /[\p{ID_Continue}$]/u.test(char) ? char : `_${(char.codePointAt(0) ?? 0).toString(16)}_`,
    )
    .join('');
  return /^[\p{ID_Start}_$]/u.test(body) ? body : `_${body}`;
}

/** Gives out identifiers, each once. The same calls in the same order give the same names. */
export class Names {
  private readonly taken: Set<string>;
  /** Free in scopes inside this one only. */
  private readonly inside: ReadonlySet<string>;

  constructor(taken: Iterable<string> = [], inside: ReadonlySet<string> = LOCALS) {
    this.taken = new Set([...RESERVED, ...taken]);
    this.inside = inside;
  }

  /** The wanted name if it is free, else with the first number that makes it so. */
  claim(wanted: string): string {
    const base = spelt(wanted);
    let name = base;
    for (let count = 2; this.taken.has(name) || this.inside.has(name); count++) {
      name = `${base}_${count}`;
    }
    this.taken.add(name);
    return name;
  }

  /** A scope inside this one: sees its names, keeps its own to itself. */
  inner(): Names {
    return new Names(this.taken, new Set());
  }
}
