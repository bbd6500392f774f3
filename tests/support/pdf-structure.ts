import { expect } from "vitest";

import { faultsOf } from "./qpdf.ts";

/** An element of the structure tree, as a screen reader walks it. */
export type Tagged = { tag: string; alt: boolean; scope: boolean; kids: readonly Tagged[] };

/** What a file of ours says of itself; its objects are plain, and only streams are packed. */
export type Structure = {
  language: string;
  title: string;
  showsTitle: boolean;
  isMarked: boolean;
  pages: number;
  pagesInTree: number;
  links: readonly { isTagged: boolean; isNamed: boolean }[];
  /** How many typefaces it names, and how many of them it brings. */
  fonts: { named: number; embedded: number };
  root: Tagged;
};

/** Reads the structure tree, the language and the title of a PDF that pdfkit wrote (ISO 32000-1 §14.7). */
export function structureOf(pdf: Uint8Array): Structure {
  const raw = Buffer.from(pdf).toString("latin1");
  const objects = new Map<string, string>();
  for (const [, id = "", body = ""] of raw.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(id, body.split("\nstream\n")[0] ?? "");
  const all = [...objects.values()];
  const resolved = (body: string, key: string): string => {
    const [, id = "", inline = ""] =
      new RegExp(`/${key} (?:(\\d+) 0 R|(.*))`, "s").exec(body) ?? [];
    return objects.get(id) ?? inline;
  };
  const catalog = all.find((body) => body.includes("/Type /Catalog")) ?? "";
  const info =
    all.find((body) => /\/Producer .*\/CreationDate |\/CreationDate .*\/Producer /s.test(body)) ??
    "";
  const pages = all.filter((body) => /\/Type \/Page\n/.test(body));
  const tree = all.find((body) => body.includes("/Type /StructTreeRoot")) ?? "";
  const links = all.filter((body) => body.includes("/Subtype /Link"));
  const read = (body: string): Tagged => ({
    tag: /\/S \/(\w+)/.exec(body)?.[1] ?? "",
    alt: /\/Alt \((?!\))/.test(body),
    scope: /\/Scope \/(?:Column|Row)/.test(body),
    kids: [...(/\/K (\[[^\]]*\]|\d+ 0 R)/.exec(body)?.[1] ?? "").matchAll(/(\d+) 0 R/g)]
      .map(([, id = ""]) => objects.get(id) ?? "")
      .filter((kid) => kid.includes("/S /") && !kid.includes("/Type /OBJR"))
      .map(read),
  });
  return {
    language: /\/Lang \((\w+)\)/.exec(catalog)?.[1] ?? "",
    title: textOf(resolved(info, "Title")),
    showsTitle: resolved(catalog, "ViewerPreferences").includes("/DisplayDocTitle true"),
    isMarked: resolved(catalog, "MarkInfo").includes("/Marked true"),
    pages: pages.length,
    pagesInTree: pages.filter((body) => body.includes("/StructParents ")).length,
    links: links.map((body) => ({
      isTagged: body.includes("/StructParent "),
      isNamed: textOf(resolved(body, "Contents")) !== "",
    })),
    fonts: {
      named: all.filter((body) => /\/Subtype \/(?:Type1|TrueType|CIDFontType[02])\n/.test(body))
        .length,
      embedded: all.filter((body) => /\/FontFile[23]? /.test(body)).length,
    },
    root: read(tree),
  };
}

/** A text string (ISO 32000-1 §7.9.2.2): Latin, or UTF-16 behind its mark. */
function textOf(value: string): string {
  const written = /^\(((?:\\.|[^\\)])*)\)/s.exec(value)?.[1] ?? "";
  const bytes = Buffer.from(
    written.replace(/\\(.)/gs, (_, sign: string) => ({ n: "\n", r: "\r", t: "\t" })[sign] ?? sign),
    "latin1",
  );
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString("latin1");
  return bytes.subarray(2).swap16().toString("utf16le");
}

/** Which elements may stand in another (ISO 32000-1 §14.8.4); others may stand anywhere. */
const PARENT_OF: Readonly<Record<string, readonly string[]>> = {
  TOCI: ["TOC"],
  TR: ["Table"],
  TH: ["TR"],
  TD: ["TR"],
};

/**
 * Asserts that a file is sound (qpdf), brings every typeface, and has what a screen reader needs, as far as a program can tell
 * (ISO 14289-1): language and title, every page in the tree, headings from H1 on without a step left out, tables of rows of
 * cells, words for pictures and links.
 */
export async function expectAccessible(
  pdf: Uint8Array,
  about: { language: string; title: string },
): Promise<void> {
  expect(await faultsOf(pdf)).toEqual([]);
  const { root, ...file } = structureOf(pdf);
  expect(file).toMatchObject({ language: about.language, showsTitle: true, isMarked: true });
  expect(file.title).toContain(about.title);
  expect(file.pages).toBeGreaterThan(0);
  expect(file.pagesInTree).toBe(file.pages);
  expect(file.fonts.named).toBeGreaterThan(0);
  expect(file.fonts.embedded).toBe(file.fonts.named);
  expect(file.links.every(({ isTagged, isNamed }) => isTagged && isNamed)).toBe(true);
  const elements = walk(root);
  const levels = elements.flatMap(({ tag }) => /^H(\d)$/.exec(tag)?.[1] ?? []).map(Number);
  expect(levels[0]).toBe(1);
  levels.forEach((level, i) => expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1));
  for (const { tag, alt, scope, kids } of elements) {
    if (tag === "Figure") expect(alt).toBe(true);
    if (tag === "TH") expect(scope).toBe(true);
    if (tag === "Table") expect(kids.every((kid) => kid.tag === "TR")).toBe(true);
    for (const kid of kids) expect(PARENT_OF[kid.tag] ?? [tag]).toContain(tag);
  }
}

const walk = (element: Tagged): Tagged[] => [element, ...element.kids.flatMap(walk)];
