import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { create, type Font } from "fontkit";

const FILES = {
  sans: "golos-text/400Regular/GolosText_400Regular.ttf",
  "sans-medium": "golos-text/500Medium/GolosText_500Medium.ttf",
  "sans-semibold": "golos-text/600SemiBold/GolosText_600SemiBold.ttf",
  "sans-bold": "golos-text/700Bold/GolosText_700Bold.ttf",
  "sans-extrabold": "golos-text/800ExtraBold/GolosText_800ExtraBold.ttf",
  serif: "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  "serif-light": "source-serif-4/300Light/SourceSerif4_300Light.ttf",
  "serif-medium": "source-serif-4/500Medium/SourceSerif4_500Medium.ttf",
  "serif-semibold": "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  mono: "jetbrains-mono/500Medium/JetBrainsMono_500Medium.ttf",
  "mono-semibold": "jetbrains-mono/600SemiBold/JetBrainsMono_600SemiBold.ttf",
  arabic: "noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
  "arabic-medium": "noto-sans-arabic/500Medium/NotoSansArabic_500Medium.ttf",
  "arabic-semibold": "noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf",
  chinese: "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  japanese: "biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf",
  korean: "gothic-a1/400Regular/GothicA1_400Regular.ttf",
} as const;

/**
 * A cut of one of the families. Mono is for A-Z, 0-9, `<` and `-` only: it has no Kazakh letters. The last three, of many
 * thousand signs, are opened at the first name that needs one (docs/decisions/0017 says what each costs).
 */
export type Face = keyof typeof FILES;
export const FACES = Object.keys(FILES) as readonly Face[];

const require = createRequire(import.meta.url);
const bytes = new Map<Face, Buffer>();
const fonts = new Map<Face, Font>();

/** Where a face's file lies. */
export const fontFile = (face: Face): string =>
  require.resolve(`@expo-google-fonts/${FILES[face]}`);

/** The font file, read once. Full TTFs: pdfkit draws nothing, silently, from WOFF2. */
export function fontBytes(face: Face): Buffer {
  let read = bytes.get(face);
  if (!read) {
    read = readFileSync(fontFile(face));
    bytes.set(face, read);
  }
  return read;
}

/** The parsed font, one a process: its tables are read when first needed, which takes longer than a page. */
export function font(face: Face): Font {
  let parsed = fonts.get(face);
  if (!parsed) {
    const opened = create(fontBytes(face));
    if (!("glyphForCodePoint" in opened))
      throw new Error(`${FILES[face]} is a collection, not a font`);
    parsed = shared(opened, face.startsWith("arabic"));
    fonts.set(face, parsed);
  }
  return parsed;
}

/** Runs of glyphs kept a face. */
const KEPT_RUNS = 5000;
/** What fontkit keeps of a font's glyphs; each remembers the first letter that it was drawn for. */
type Glyphs = { _glyphs: object };

/**
 * Makes a font fit for many documents. A run is shaped once, measured and drawn; and no document sees which letters an
 * earlier one drew with a glyph (A and А are one in some faces), or its words could not be searched.
 * @param strokes the face draws several letters of one word with the same stroke, and dots of their own
 */
function shared(parsed: Font, strokes: boolean): Font {
  const runs = new Map<string, ReturnType<Font["layout"]>>();
  const shaper = Object.create(parsed) as Font & Glyphs;
  if (strokes) {
    shaper.getGlyph = (id, letters) => {
      const fresh = Object.create(parsed) as Font & Glyphs;
      fresh._glyphs = {};
      return fresh.getGlyph(id, letters);
    };
  }
  const layout: Font["layout"] = (text, features) => {
    const key = features ? `${JSON.stringify(features)}\n${text}` : text;
    let run = runs.get(key);
    if (!run) {
      shaper._glyphs = {};
      run = shaper.layout(text, features);
      if (runs.size >= KEPT_RUNS) runs.clear();
      runs.set(key, run);
    }
    // pdfkit scales the positions it is given.
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.create(run, { positions: { value: positions } }) as typeof run;
  };
  const createSubset: Font["createSubset"] = () => {
    const own = Object.create(parsed) as Font & Glyphs;
    own._glyphs = {};
    return own.createSubset();
  };
  return Object.assign(Object.create(parsed) as Font, { layout, createSubset });
}

const LARGE: readonly Face[] = ["chinese", "japanese", "korean"];

/**
 * Names every face on a document but the largest; a face is embedded, as a subset, only where it is used. pdfkit takes a
 * parsed font as well as the bytes that its types know.
 */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const face of FACES) if (!LARGE.includes(face)) register(doc, face);
}

/** Sets the face of what is written next; one of the largest is opened and named on the document here. */
export function takeFace(doc: PDFKit.PDFDocument, face: Face): void {
  const { _registeredFonts: named } = doc as unknown as { _registeredFonts: object };
  if (LARGE.includes(face) && !(face in named)) register(doc, face);
  doc.font(face);
}

const register = (doc: PDFKit.PDFDocument, face: Face) =>
  doc.registerFont(face, font(face) as unknown as string);

/**
 * Features to turn off: JetBrains Mono draws `<<` and `->` as one sign, and codes must stay as they are. pdfkit hands
 * the value on to fontkit, which takes such an object as well as the list that pdfkit's types know.
 */
export const featuresOf = (face: Face): Record<string, boolean> | undefined =>
  face.startsWith("mono") ? { calt: false, liga: false } : undefined;

/** Characters of a text that the face cannot draw. Empty means: no tofu. */
export function missingGlyphs(text: string, face: Face): string[] {
  const missing = [...text].filter(
    (sign) => !font(face).hasGlyphForCodePoint(sign.codePointAt(0) ?? 0),
  );
  return [...new Set(missing)];
}
