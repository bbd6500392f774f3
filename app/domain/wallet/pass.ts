import type { PrintedBadge, PrintedSummit } from "../badge/layout/printed.ts";
import type { CategoryLetter } from "../badge/letter.ts";
import { type Language, LANGUAGES, type Trilingual } from "../language/languages.ts";
import { inCapitals } from "../nominee/display.ts";

/** The telephone wallets that badges go to. */
export const WALLETS = ["apple", "google"] as const;
export type Wallet = (typeof WALLETS)[number];

/** A line of a pass: what it is, and what it says. */
export type PassLine = { key: string; label: Trilingual; value: Trilingual };

/** What a badge says in a telephone's wallet: what is printed on it, and nothing of the passport. */
export type WalletPass = {
  /** Of the person, the same for each issue: a newer pass takes the place of the older. */
  holder: string;
  /** Of this issue alone. */
  shortNumber: string;
  /** Text of the code, as printed. */
  code: string;
  letter: CategoryLetter;
  summit: Trilingual;
  description: Trilingual;
  name: PassLine;
  /** Beside the summit's name. */
  head: PassLine;
  delegation: PassLine;
  category: PassLine;
  zones: PassLine;
  issue: PassLine;
  /** `KGZ-0007` */
  number: PassLine;
  back: readonly PassLine[];
  validity: { from: Date; until: Date };
};

/** What one language calls the lines of a pass (`wallet.json`). */
export type PassWords = Readonly<
  Record<
    | "name"
    | "letter"
    | "delegation"
    | "category"
    | "zones"
    | "issue"
    | "number"
    | "nativeName"
    | "validity"
    | "rules"
    | "desk"
    | "code"
    | "description"
    | "codeText",
    string
  >
>;

type Source = {
  holder: string;
  code: string;
  printed: PrintedBadge;
  summit: PrintedSummit;
  validity: { from: Date; until: Date };
  words: Readonly<Record<Language, PassWords>>;
};

/** The pass of a badge: the words of its print, in each language. */
export function walletPass(source: Source): WalletPass {
  const { holder, code, printed, summit, validity, words } = source;
  const line = (key: keyof PassWords, value: Trilingual | string): PassLine => ({
    key,
    label: inEach((language) => words[language][key]),
    value: typeof value === "string" ? inEach(() => value) : value,
  });
  const { surname, givenNames, nationality, nativeName, letter, category } = printed;
  const back = [
    ...(nativeName ? [line("nativeName", nativeName)] : []),
    line(
      "zones",
      inEach((language) => zoneNames(printed.zones, summit, language)),
    ),
    line(
      "validity",
      inEach((language) => summit.words[language].valid),
    ),
    line(
      "code",
      inEach((language) => words[language].codeText),
    ),
    line(
      "rules",
      inEach((language) => summit.words[language].personal),
    ),
    line(
      "desk",
      inEach((language) => summit.words[language].telephone),
    ),
  ];
  return {
    ...{ holder, code, letter, validity },
    shortNumber: printed.shortNumber,
    summit: summit.shortName,
    description: inEach((language) => words[language].description),
    name: line("name", [inCapitals(surname, nationality), givenNames].filter(Boolean).join(" ")),
    head: line("letter", letter),
    delegation: line("delegation", printed.delegation.formalName),
    category: line("category", category),
    zones: line("zones", printed.zones.join(" ")),
    issue: line("issue", String(printed.issue)),
    number: line("number", printed.personNumber),
    back,
  };
}

const zoneNames = (open: readonly number[], { zones }: PrintedSummit, language: Language): string =>
  zones
    .filter(({ number }) => open.includes(number))
    .map(({ number, name }) => `${number} · ${name[language]}`)
    .join("\n");

function inEach(say: (language: Language) => string): Trilingual {
  const [en, ru, kk] = LANGUAGES.map(say);
  return { en: en ?? "", ru: ru ?? "", kk: kk ?? "" };
}
