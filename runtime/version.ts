// The version of the engine, which every decision names and generated code checks.

/** Equal to the version in package.json (a test holds them together). */
export const VERSION = '0.1.0';

/**
 * Called by generated code as it loads: it was written for the runtime `wanted`, and another
 * runtime may lack or have changed what it uses. Below 1.0 the minor number must agree, from 1.0
 * on the major number; this runtime may not be the older one.
 */
export function requireRuntime(wanted: string): void {
  const [major = 0, minor = 0, patch = 0] = wanted.split('.').map(Number);
  const [ourMajor = 0, ourMinor = 0, ourPatch = 0] = VERSION.split('.').map(Number);
  const fits =
    major === ourMajor && (minor === ourMinor ? patch <= ourPatch : major > 0 && minor < ourMinor);
  if (!fits) {
    throw new Error(
      `This policy was built for @clause/runtime ${wanted}, but ${VERSION} is installed. Build the policy again, or install that version.`,
    );
  }
}
