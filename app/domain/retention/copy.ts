import type { Language } from "../language/languages.ts";
import { asMarkup } from "../language/markup.ts";
import type { DataClass } from "./classes.ts";

/** Rows of one table about one person: what stands in them, opened; documented in `docs/formats.md`. */
export type CopyRow = Readonly<Record<string, unknown>>;
export type CopyPart = { data: DataClass; table: string; rows: readonly CopyRow[] };

/** Everything held about one person, as `data.json` gives it. */
export type PersonCopy = {
  format: "shanyrak-person";
  version: 1;
  /** ISO 8601, UTC; summit time. */
  copiedAt: string;
  /** On the list of the delegation. */
  number: string;
  delegation: string;
  parts: readonly CopyPart[];
  /** What the trail says was done about them: deeds, fields and times, no values. */
  trail: readonly { at: string; action: string; fields: readonly string[] }[];
};

/** Words beside the copy in the language of the person. */
export type CopyWords = {
  language: Language;
  title: string;
  lede: string;
  trail: string;
  className: (data: DataClass) => string;
  purpose: (data: DataClass) => string;
};

/** The same as a page that opens anywhere and asks nobody for anything: no script, no picture from elsewhere. */
export function copyAsHtml(copy: PersonCopy, words: CopyWords, photo: boolean): string {
  const parts = copy.parts.map(
    ({ data, table, rows }) =>
      `<h2>${asMarkup(words.className(data))}</h2><p>${asMarkup(words.purpose(data))} · <code>${asMarkup(table)}</code></p>${rows
        .map(rowAsHtml)
        .join("")}`,
  );
  const trail = copy.trail.map(
    ({ at, action, fields }) =>
      `<li>${asMarkup(at)} · ${asMarkup(action)}${fields.length > 0 ? ` · ${asMarkup(fields.join(", "))}` : ""}</li>`,
  );
  return `<!DOCTYPE html>
<html lang="${words.language}"><head><meta charset="utf-8"><title>${asMarkup(words.title)}</title>
<style>body{font:16px/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(8rem,1fr) 3fr;gap:2px 16px;border-top:1px solid #ccc;padding-top:8px}
dt{color:#3e515c}dd{margin:0}h2{margin-top:2rem}img{max-width:12rem}</style></head>
<body><h1>${asMarkup(words.title)}</h1><p>${asMarkup(words.lede)}</p>${photo ? '<img src="photo.jpg" alt="">' : ""}
${parts.join("\n")}
<h2>${asMarkup(words.trail)}</h2><ol>${trail.join("")}</ol></body></html>
`;
}

function rowAsHtml(row: CopyRow): string {
  const filled = Object.entries(row).filter(
    ([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  const lines = filled.map(([name, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return `<dt>${asMarkup(name)}</dt><dd>${asMarkup(text)}</dd>`;
  });
  return `<dl>${lines.join("")}</dl>`;
}
