import { type Fold, type NameWord, nameWords, sameWord } from "./likeness.ts";
import { nameOnLine } from "./names.ts";

/** A nominee's name as the passport prints it, and in native script where it was given. */
export type NamedPerson = { id: string; surname: string; givenNames: string; nativeName: string };

export type NoteMatch = {
  /** Who stands in the note, with the line as it is written. */
  matched: { id: string; line: string }[];
  /** Who was nominated and stands nowhere in the note. */
  notInNote: string[];
  /** Names of the note's list that nobody nominated bears. */
  notNominated: string[];
};

/**
 * Matches a note's lines with nominees, both ways: whatever the order of the words, capitals, marks, script or
 * romanisation, and with or without a patronymic or middle name. A match is a hint for a reader, never a decision.
 */
export function matchNote(
  lines: readonly string[],
  people: readonly NamedPerson[],
  fold: Fold,
): NoteMatch {
  const note = indexOf(lines, fold);
  const taken = new Set<number>();
  const matched: NoteMatch["matched"] = [];
  const notInNote: string[] = [];
  for (const person of people) {
    const hits = linesWith(spellingsOf(person, fold), note);
    // Two people of one name have two lines.
    const best = hits.find((index) => !taken.has(index)) ?? hits[0];
    if (best === undefined) notInNote.push(person.id);
    else {
      taken.add(best);
      matched.push({ id: person.id, line: lines[best] ?? "" });
    }
  }
  const notNominated = lines.flatMap((line, index) => {
    const name = taken.has(index) ? null : nameOnLine(line);
    return name === null ? [] : [name];
  });
  return { matched, notInNote, notNominated: [...new Set(notNominated)] };
}

/** The note's lines in words, run together, and where each word stands. */
type ReadNote = {
  words: NameWord[][];
  joined: string[];
  places: Map<string, Place>;
  /** The lines of a word that was looked for before: given names recur. */
  known: Map<string, Set<number>>;
};
type Place = { word: NameWord; lines: Set<number> };

function indexOf(lines: readonly string[], fold: Fold): ReadNote {
  const words = lines.map((line) => nameWords(line, fold));
  const places = new Map<string, Place>();
  for (const [line, own] of words.entries())
    for (const word of own) {
      const id = idOf(word);
      const place = places.get(id) ?? { word, lines: new Set() };
      place.lines.add(line);
      places.set(id, place);
    }
  return { words, joined: words.map(joinedKeys), places, known: new Map() };
}

const idOf = ({ key, consonants, unvowelled }: NameWord): string =>
  unvowelled ? `${key} ${consonants}` : key;

const joinedKeys = (words: readonly NameWord[]): string => words.map(({ key }) => key).join("");

/** Words that must stand together, those that may stand among them, and the whole name run together. */
type Spelling = { must: NameWord[]; may: NameWord[]; whole: string[] };

/** "Al-Hmoud" and "Hmoud" are one family: an article is no word to find somebody by. */
const ARTICLES = new Set(["al", "ul"]);

function spellingsOf({ surname, givenNames, nativeName }: NamedPerson, fold: Fold): Spelling[] {
  const family = nameWords(surname, fold);
  const given = nameWords(givenNames, fold);
  const native = nameWords(nativeName, fold);
  const named = family.filter(({ key }) => !ARTICLES.has(key));
  const spellings: Spelling[] = [
    {
      must: [...(named.length > 0 ? named : family), ...given.slice(0, 1)],
      may: given.slice(1),
      whole: [joinedKeys([...family, ...given]), joinedKeys([...given, ...family])],
    },
    { must: native, may: [], whole: [joinedKeys(native)] },
  ];
  return spellings.filter(({ must }) => must.length > 0);
}

/** Shorter names, run together, stand in other words by chance. */
const LEAST_WHOLE = 6;
/** Words that may stand between those of a name: a patronymic, a title, a particle. */
const BETWEEN = 2;

/** The lines, first to last, in which a person stands in one of the spellings. */
function linesWith(spellings: readonly Spelling[], note: ReadNote): number[] {
  const found = new Set<number>();
  for (const { must, may, whole } of spellings) {
    const span = must.length + may.length + BETWEEN;
    for (const line of linesWithAll(must, note))
      if (standTogether(must, note.words[line] ?? [], span)) found.add(line);
    for (const name of whole)
      if (name.length >= LEAST_WHOLE)
        for (const [line, joined] of note.joined.entries())
          if (joined.includes(name) && standsWhole(name, note.words[line] ?? [])) found.add(line);
  }
  return [...found].toSorted((a, b) => a - b);
}

function linesWithAll(must: readonly NameWord[], note: ReadNote): number[] {
  const [first, ...others] = must;
  let lines = first ? [...linesOfWord(first, note)] : [];
  for (const word of others) {
    if (lines.length === 0) return lines;
    const own = linesOfWord(word, note);
    lines = lines.filter((line) => own.has(line));
  }
  return lines;
}

function linesOfWord(word: NameWord, { places, known }: ReadNote): Set<number> {
  const before = known.get(idOf(word));
  if (before) return before;
  const lines = new Set<number>();
  for (const place of places.values())
    if (sameWord(word, place.word)) for (const line of place.lines) lines.add(line);
  known.set(idOf(word), lines);
  return lines;
}

/** Whether each word has a partner of its own within `span` words. */
function standTogether(must: readonly NameWord[], words: readonly NameWord[], span: number) {
  return words.some((_, start) => {
    const free = words.slice(start, start + span);
    return must.every((word) => {
      const at = free.findIndex((other) => sameWord(word, other));
      if (at >= 0) free.splice(at, 1);
      return at >= 0;
    });
  });
}

/** "Abd al-Rahman" and "Abdalrahman": some words of the line, run together, are the whole name. */
const standsWhole = (name: string, words: readonly NameWord[]): boolean =>
  words.some((_, start) => {
    let text = "";
    for (let index = start; index < words.length && text.length < name.length; index++)
      text += words[index]?.key ?? "";
    return text === name;
  });
