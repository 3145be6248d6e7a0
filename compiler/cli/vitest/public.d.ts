// What `@clause/cli/vitest` gives (docs/cases.md, In a service's own tests). Written by hand, for it is
// all that a service sees of this package; the build copies it to dist/vitest.d.ts.

/** The module that `clause build` writes for a policy, as far as cases need it. */
export interface PolicyModule<Dossier = never> {
  parseDossier(input: unknown): { dossier: Dossier } | { errors: readonly object[] };
  evaluate(dossier: Dossier): object;
  /** Asked where a case expects steps. */
  explain?(dossier: Dossier): object;
}

/** A decision, or why the dossier is refused, in the forms of the contract. */
export type Answer =
  | { readonly errors: readonly object[] }
  | { readonly decision: object }
  | object;

export type GoldenOptions<Dossier = never> =
  /** The policy as it is compiled here: by the reference interpreter and by generated code. */
  | { readonly module?: undefined; readonly evaluate?: undefined }
  /** The module that the service ships, as `clause build` wrote it. */
  | { readonly module: PolicyModule<Dossier>; readonly evaluate?: undefined }
  /** Whatever answers for the service: its own function, a request to it. */
  | {
      readonly module?: undefined;
      readonly evaluate: (dossier: unknown) => Answer | Promise<Answer>;
    };

/**
 * Defines a vitest suite for every case file that a path means (a folder and all inside, a policy, a
 * case file; from the folder that vitest runs in, or a file URL), and a test for each of its cases.
 * Throws where there is no case file, so that a test run is not green for nothing.
 */
export declare function golden<Dossier = never>(
  path: string | URL,
  options?: GoldenOptions<Dossier>,
): void;
