/**
 * A side of a badge as data: where everything stands, in millimetres from the top left of the bleed; type sizes in
 * points. The drawing only draws. Measures are those of the visual reference §10.
 */
export type Face =
  | "sans"
  | "sans-medium"
  | "sans-semibold"
  | "sans-bold"
  | "sans-extrabold"
  | "serif-medium"
  | "serif-semibold"
  | "mono"
  | "mono-semibold"
  | "chinese"
  | "japanese"
  | "korean";

export type Ink =
  | "white"
  | "ink950"
  | "ink900"
  | "ink200"
  | "gold300"
  | "gold400"
  | "sky500"
  | "text"
  | "text2"
  | "paper400"
  | "paper500"
  | "paper600"
  | "hole"
  | "category";

export type TextItem = {
  kind: "text";
  /** What it is, for tests and for whoever looks for it. */
  role: string;
  text: string;
  /** Left, middle or right edge, by `align`. */
  x: number;
  /** Top and height of the line's box. */
  top: number;
  height: number;
  face: Face;
  size: number;
  ink: Ink;
  align?: "left" | "centre" | "right";
  /** In points. */
  tracking?: number;
  /** BCP 47, where it is not English. */
  language?: string;
};

export type Rectangle = { x: number; y: number; width: number; height: number };

export type Item =
  | TextItem
  | (Rectangle & {
      kind: "box";
      radius?: number;
      fill?: Ink;
      stroke?: { ink: Ink; width: number };
    })
  | {
      kind: "rule";
      from: readonly [number, number];
      to: readonly [number, number];
      width: number;
      ink: Ink;
    }
  | (Rectangle & { kind: "photo"; radius: number })
  | (Rectangle & { kind: "flag"; radius: number })
  | { kind: "code"; x: number; y: number; side: number }
  | { kind: "ground"; of: "front" | "back" | "card-front" | "card-back" }
  | { kind: "mark"; x: number; y: number; size: number; ink: Ink }
  | { kind: "frieze"; x: number; y: number; width: number };

/**
 * Items that stand alike on many badges, as on a printer's plate: laid out once, drawn once a document, and then only
 * named. Two sides share a plate when they hold the same array.
 */
export type Plate = readonly Item[];

/** Width and height include the bleed. `items` are this badge's own, and stand over the plates. */
export type Side = {
  name: "front" | "back";
  width: number;
  height: number;
  plates: readonly Plate[];
  items: readonly Item[];
};

/** All that stands on a side, from the lowest up. */
export const itemsOf = ({ plates, items }: Side): Item[] => [...plates.flat(), ...items];

/** Lays a plate out at its first use, and gives the same one whenever its name comes again. */
export type Plates = (name: string, layOut: () => Plate) => Plate;

export const BLEED = 3;
/** Nothing smaller is printed. Points. */
export const LEAST = 6.5;

type Style = { face: Face; size: number; tracking?: number };

/**
 * The largest setting of a text that fits, or its first lines with `fits: false`. Width in millimetres. The face is
 * another one than asked where that one lacks a letter.
 */
export type Fit = (
  text: string,
  style: Style,
  room: { width: number; lines: number; least: number },
) => { lines: readonly string[]; size: number; face: Face; fits: boolean };

/** Items of a fitted text, one a line, and the height they take. `leading` is line height over size. */
export function block(
  fit: Fit,
  text: string,
  at: Omit<TextItem, "kind" | "text" | "height"> & {
    width: number;
    lines?: number;
    least?: number;
    /** Height of a line at full size, mm. */
    height: number;
  },
): { items: TextItem[]; height: number; fits: boolean } {
  const { width, lines = 1, least = LEAST, height, ...style } = at;
  const set = fit(text, style, { width, lines, least });
  const pitch = height * (set.size / style.size);
  const items = set.lines.map((line, i): TextItem => ({
    ...style,
    kind: "text",
    text: line,
    face: set.face,
    size: set.size,
    top: style.top + i * pitch,
    height: pitch,
  }));
  return { items, height: pitch * items.length, fits: set.fits };
}

/** The words of several languages, each said once. */
export function once(...words: readonly string[]): string {
  return [...new Set(words)].join(" · ");
}
