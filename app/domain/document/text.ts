/** Bounds of a text: paragraphs, and characters in all. The longest declarations of summits have about 40 000. */
export const TEXT_MAX_PARAGRAPHS = 600;
export const TEXT_MAX_LENGTH = 200_000;
/** Of a typed text; what a form carries. Longer ones come as a file. */
export const TYPED_MAX_LENGTH = 60_000;

/** The paragraphs of a typed text: parted by an empty line; single line ends within one are spaces. */
export const paragraphsOf = (text: string): string[] =>
  text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter(Boolean);

/**
 * The paragraphs of a PDF's lines. A PDF knows no paragraphs: one ends with a line that ends a sentence or a clause, and
 * a line with a number or a dash in front begins another.
 */
export function paragraphsOfLines(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let open = "";
  for (const line of lines.map((one) => one.replace(/\s+/g, " ").trim()).filter(Boolean)) {
    if (open && /^(\d+[.)]|[–—-] |\([a-zа-я]\))/i.test(line)) {
      paragraphs.push(open);
      open = "";
    }
    open = open ? `${open} ${line}` : line;
    if (/[.;:!?»"”]$/.test(line)) {
      paragraphs.push(open);
      open = "";
    }
  }
  return open ? [...paragraphs, open] : paragraphs;
}

/** A piece of a paragraph, and within how many brackets it stands; the brackets themselves belong to what they enclose. */
export type Piece = { text: string; depth: number };

/** Cuts a paragraph where bracketed text, which is not agreed, begins and ends. */
export function piecesOf(paragraph: string): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  const add = (text: string, at: number) => {
    const last = pieces.at(-1);
    if (last?.depth === at) last.text += text;
    else if (text) pieces.push({ text, depth: at });
  };
  for (const part of paragraph.split(/([[\]])/)) {
    if (part === "[") add(part, (depth += 1));
    else if (part === "]") {
      add(part, Math.max(depth, 1));
      depth = Math.max(depth - 1, 0);
    } else if (part) add(part, depth);
  }
  return pieces;
}

/** How many brackets a text still has, nested ones each for itself. One without its counterpart counts too. */
export function bracketsIn(paragraphs: readonly string[]): number {
  let count = 0;
  for (const paragraph of paragraphs) {
    let depth = 0;
    for (const sign of paragraph) {
      if (sign === "[") {
        count += 1;
        depth += 1;
      } else if (sign === "]") {
        if (depth === 0) count += 1;
        else depth -= 1;
      }
    }
  }
  return count;
}

/** Numbers (from 1) of the paragraphs in which a bracket has no counterpart. */
export const unbalanced = (paragraphs: readonly string[]): number[] =>
  paragraphs.flatMap((paragraph, index) => {
    let depth = 0;
    let lost = false;
    for (const sign of paragraph) {
      if (sign === "[") depth += 1;
      if (sign === "]") depth -= 1;
      lost ||= depth < 0;
    }
    return lost || depth !== 0 ? [index + 1] : [];
  });
