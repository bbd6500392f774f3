import { passportNumber } from "../nominee/passport.ts";

/** What an entry of an archive is, by its path alone. */
export type Entry =
  | { kind: "photo"; stem: string }
  /** Folders, and what systems leave behind: `__MACOSX/`, `._x.jpg`, `.DS_Store`, `Thumbs.db`. */
  | { kind: "ignored" }
  /** A path that leads out of the archive: no photo is kept under a name that could be meant to overwrite another file. */
  | { kind: "unsafe" };

const LEFTOVERS = ["thumbs.db", "desktop.ini", "ehthumbs.db"];

/** Sorts an entry: folders may be nested, the last part is the photo's name. */
export function entryOf(path: string): Entry {
  const parts = path.replaceAll("\\", "/").split("/");
  const name = parts.at(-1) ?? "";
  if (parts.includes("..") || /^(\/|[a-z]:)/i.test(path)) return { kind: "unsafe" };
  const hidden = parts.some(
    (part) => part === "__MACOSX" || (part.startsWith(".") && part !== "."),
  );
  if (name === "" || hidden || LEFTOVERS.includes(name.toLowerCase())) return { kind: "ignored" };
  const dot = name.lastIndexOf(".");
  return { kind: "photo", stem: dot > 0 ? name.slice(0, dot) : name };
}

/** Writes any script in Latin letters; passed in, for it takes a table of all scripts. */
export type InLatin = (text: string) => string;

/** Letters and digits alone, in Latin: `Аль-Хмуд_Лайла` and `al hmud layla` are one. */
const key = (text: string, inLatin: InLatin): string =>
  inLatin(text.normalize("NFC"))
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

/** Systems of transliteration differ most in these; compared without them only where nothing else fits. */
const loose = (exact: string): string =>
  exact
    .replace(/shch|sch/g, "sh")
    .replace(/kh/g, "h")
    .replace(/dzh|zh/g, "j")
    .replace(/ts|tz/g, "c")
    .replace(/ia|ja|ya/g, "a")
    .replace(/iu|ju|yu/g, "u")
    .replace(/ie|je|ye/g, "e")
    .replace(/[yj]/g, "i")
    .replace(/w/g, "v")
    .replace(/q/g, "k")
    .replace(/([a-z])\1+/g, "$1");

/** A person of the list, as far as names of photos can mean them. */
export type Meant = {
  row: number;
  passportNumber: string;
  surname: string;
  givenNames: string;
  nativeName: string;
  /** The three-letter code and the names under which people write the country; the delegation's among them. */
  countries: readonly string[];
};

/** Answers the rows that a photo's name may mean: one is a match, several are left to people. */
export type PhotoMatcher = (stem: string) => readonly number[];

/** Rows by name, in one way of writing it. */
type Names = Map<string, number[]>;

/**
 * Matches names of photos to the people of a list: the passport's number, or `SURNAME_FIRST NAME_COUNTRY` in any script,
 * with any spaces, case and underscores; the country may be left out, and given names may come first.
 */
export function photoMatcher(people: readonly Meant[], inLatin: InLatin): PhotoMatcher {
  const byNumber: Names = new Map();
  const exact: Names = new Map();
  const about: Names = new Map();
  const homes: Names = new Map();
  const written = new Map<string, string>();
  const keyOf = (text: string): string => {
    const known = written.get(text) ?? key(text, inLatin);
    written.set(text, known);
    return known;
  };
  for (const { row, ...person } of people) {
    if (person.passportNumber !== "") add(byNumber, person.passportNumber, row);
    const surname = key(person.surname, inLatin);
    const given = key(person.givenNames, inLatin);
    const native = key(person.nativeName, inLatin);
    for (const name of [surname + given, given + surname, native]) {
      if (name === "") continue;
      add(exact, name, row);
      add(about, loose(name), row);
    }
    for (const country of person.countries) add(homes, keyOf(country), row);
  }
  const named = (stem: string): readonly number[] | undefined => {
    const wanted = key(stem, inLatin);
    if (wanted === "") return undefined;
    return exact.get(wanted) ?? ofCountry(wanted) ?? about.get(loose(wanted));
  };
  /** The name before a country's, of people of that country alone. */
  const ofCountry = (wanted: string): readonly number[] | undefined => {
    for (const [country, rows] of homes) {
      if (country === "" || !wanted.endsWith(country)) continue;
      const name = wanted.slice(0, wanted.length - country.length);
      const both = (exact.get(name) ?? about.get(loose(name)))?.filter((row) => rows.includes(row));
      if (both && both.length > 0) return both;
    }
    return undefined;
  };
  return (stem) => {
    // A copy that a system or a messenger numbered: "T4820173 (1)".
    const once = stem.replace(/\s*\(\d+\)$/, "");
    const number = passportNumber(once.replaceAll("_", ""));
    return byNumber.get(number) ?? named(stem) ?? named(once) ?? [];
  };
}

function add(names: Names, name: string, row: number): void {
  const rows = names.get(name);
  if (!rows) names.set(name, [row]);
  else if (rows.at(-1) !== row) rows.push(row);
}
