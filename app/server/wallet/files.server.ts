import { readFileSync } from "node:fs";

/**
 * A file named by an environment variable.
 * @throws Error whose message says what is wrong, never what the file holds
 */
export function fileNamedBy(variable: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    throw new Unusable(variable, `the file cannot be read (${code})`);
  }
}

/** A setting that cannot be used, with the variable that is to blame. */
export class Unusable extends Error {
  readonly line: string;

  constructor(variable: string, why: string) {
    super(why);
    this.line = `${variable}: ${why}`;
  }
}

/** The value that `make` gives; whatever it throws blames the variable in the words given. */
export function usable<T>(variable: string, why: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof Unusable) throw cause;
    throw new Unusable(variable, why);
  }
}
