import { COLUMN_GAP } from "./lines.ts";

const ORDINAL = /^\s*(?:№\s*)?(?:\d{1,4}\s*[.)\]:]?|[-•–—*·▪])(?=[\s\t])[\s\t]*/u;
const COURTESY = [
  "h\\.?\\s?e\\.?",
  "h\\.?\\s?r\\.?\\s?h\\.?",
  "his excellency",
  "her excellency",
  "the hon(?:ou?rable|\\.)?",
  "hon\\.",
  "mr",
  "mrs",
  "ms",
  "miss",
  "mme",
  "mlle",
  "m\\.",
  "dr",
  "prof",
  "professor",
  "amb",
  "ambassador",
  "gen",
  "col",
  "lt",
  "maj",
  "capt",
  "sheikh",
  "е\\.?\\s?п\\.?",
  "его превосходительство",
  "ее превосходительство",
  "её превосходительство",
  "господин",
  "госпожа",
  "г-н",
  "г-жа",
  "посол",
  "мырза",
  "ханым",
  "жоғары мәртебелі",
  "аса мәртебелі",
];
const TITLE = new RegExp(`^(?:${COURTESY.join("|")})(?:\\.|(?=[\\s\\t]))[\\s\\t]*`, "iu");
/** Where a name ends in a list: the office follows after a comma, a dash, a bracket, a figure or in the next column. */
const END = /[,;:(\d/，、；：（]|\s[-–—]\s|\t/u;
/** Small words within a name. */
const PARTICLES = new Set(
  "al el bin ibn bint abu de da di do dos del della van von der den la le ten ter y e ul ur ud uulu uly oglu qizi kyzy".split(
    " ",
  ),
);
const MOST_WORDS = 8;

/**
 * The name that a line of a note's list gives: the line is numbered or begins with a courtesy title, and what stands
 * before the office looks like a name. Null for a line of the letter itself.
 * @example "3.\tH.E. Mr John SMITH, Minister" is "John SMITH"
 */
export function nameOnLine(line: string): string | null {
  const unnumbered = line.replace(ORDINAL, "");
  const untitled = withoutTitles(unnumbered);
  if (untitled === line.trimStart()) return null;
  const columns = untitled.split(COLUMN_GAP).map((column) => cut(withoutTitles(column.trim())));
  const [first = "", second = ""] = columns;
  if (!isName(first)) return null;
  // Surname and given names in columns of their own.
  const alone = first.split(" ").length === 1 && first === first.toUpperCase();
  return alone && columns.length > 2 && isName(second) ? `${first} ${second}` : first;
}

function withoutTitles(text: string): string {
  let rest = text.trimStart();
  for (let before = ""; before !== rest;) {
    before = rest;
    rest = rest.replace(TITLE, "");
  }
  return rest;
}

const cut = (text: string): string => (text.split(END)[0] ?? "").replace(/[.\s]+$/u, "").trim();

function isName(text: string): boolean {
  const words = text.split(/\s+/u).filter(Boolean);
  if (words.length === 0 || words.length > MOST_WORDS) return false;
  return (
    /\p{L}{2}/u.test(text) &&
    words.every((word) => /^['’‘"«(]?[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) || isParticle(word))
  );
}

const isParticle = (word: string): boolean =>
  PARTICLES.has(word.toLowerCase().replace(/[-.'’]/gu, "")) ||
  /^(?:al|el|an|as|ad|d|de)[-'’]\p{Lu}/u.test(word);
