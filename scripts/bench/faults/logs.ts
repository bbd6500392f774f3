import type { Cluster } from "./cluster.ts";

/** Shorter ones are words of other meanings, too. */
const NAME_LETTERS = 5;

/** What nobody's data may look like in a log: addresses, the passports that were typed, days of birth. */
const FORMS: readonly (readonly [what: string, form: RegExp])[] = [
  ["an address", /[\w.+-]+@[\w-]+\.[a-z]{2,}/i],
  ["a passport number", /\b[FG]\d{7}\b/],
  ["a day of birth", /\b19\d\d-\d\d-\d\d\b/],
  ["a machine-readable zone", /P<[A-Z]{3}[A-Z<]+/],
];

/**
 * What of people's data stands in what the processes wrote while everybody worked and everything went wrong: mistakes are
 * where such data comes into logs, since errors quote what they were about.
 * @returns what was found and in which kind of line, without the data; empty when all is well
 */
export async function personalDataIn(
  logs: readonly string[],
  { ask }: Pick<Cluster, "ask">,
): Promise<string[]> {
  const rows = await ask<{ name: string }>(
    `select distinct lower(name) as name from nominee, lateral unnest(array[surname, given_names, native_name]) as name
      where length(name) >= ${NAME_LETTERS}`,
  );
  const names = nameBook(rows.map(({ name }) => name));
  const found = new Set<string>();
  for (const line of logs.flatMap((log) => log.split("\n"))) {
    for (const [what, form] of FORMS) if (form.test(line)) found.add(`${what} in ${kindOf(line)}`);
    if (holdsName(line, names)) found.add(`a name in ${kindOf(line)}`);
  }
  return [...found].map((which) => `a log holds ${which}`);
}

/** Names by their first word, each as its words. */
export type NameBook = ReadonlyMap<string, readonly (readonly string[])[]>;

export function nameBook(names: readonly string[]): NameBook {
  const book = new Map<string, string[][]>();
  for (const words of names.map(wordsOf)) {
    const [first] = words;
    if (first) book.set(first, [...(book.get(first) ?? []), words]);
  }
  return book;
}

/** Whether all words of a name stand one after another in a line, whatever is between them. */
export function holdsName(line: string, names: NameBook): boolean {
  const words = wordsOf(line);
  return words.some((word, at) =>
    names.get(word)?.some((name) => name.every((part, of) => words[at + of] === part)),
  );
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{M}'-]+/u)
    .filter(Boolean);

const kindOf = (line: string): string => /"msg":"([^"]*)"/.exec(line)?.[1] ?? "a bare line";
