import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { LANGUAGES, type Language } from "#app/domain/language/languages.ts";

const FOLDER = join(import.meta.dirname, "../../../app/text");
const CYRILLIC = /[а-яәғқңөұүһі]/i;
/** File names that every system takes, and names of formats. */
const NAMES = /^(template\.\w+Name|xlsx|csv|account\.(browser|system)\.\w+)$/;
const PLURAL = /_(zero|one|two|few|many|other)$/;

function texts(language: Language, file: string): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (node: unknown, path: string): void => {
    if (typeof node === "string") flat.set(path, node);
    else if (node && typeof node === "object") {
      for (const [key, child] of Object.entries(node)) walk(child, path ? `${path}.${key}` : key);
    }
  };
  walk(JSON.parse(readFileSync(join(FOLDER, language, file), "utf8")), "");
  return flat;
}

const filesOf = (language: Language): string[] =>
  readdirSync(join(FOLDER, language)).filter((name) => name.endsWith(".json"));
const stem = (key: string): string => key.replace(PLURAL, "");
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? "").toSorted();

describe.each(filesOf("en"))("the words of %s", (file) => {
  it.each(["ru", "kk"] as const)("all stand in %s", (language) => {
    const wanted = [...new Set([...texts("en", file).keys()].map(stem))].toSorted();
    const found = [...new Set([...texts(language, file).keys()].map(stem))].toSorted();
    expect(found).toEqual(wanted);
  });

  it.each(LANGUAGES)("have every plural form that %s needs, and none is empty", (language) => {
    const words = texts(language, file);
    const counted = new Set([...words.keys()].filter((key) => PLURAL.test(key)).map(stem));
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of counted) {
      for (const form of forms) expect([...words.keys()]).toContain(`${key}_${form}`);
    }
    for (const [key, text] of words)
      expect(text.trim(), `${language}/${file}: ${key}`).not.toBe("");
  });

  it.each(["ru", "kk"] as const)("are %s and not English left standing", (language) => {
    for (const [key, text] of texts(language, file)) {
      if (NAMES.test(key)) continue;
      const words = text.replace(/\{\{[^}]*\}\}/g, "");
      if (/[A-Za-z]{2}/.test(words)) expect(words, `${language}/${file}: ${key}`).toMatch(CYRILLIC);
    }
  });

  it("name the same things to fill in", () => {
    const english = texts("en", file);
    const named = new Map<string, string[]>();
    for (const [key, text] of english) named.set(stem(key), placeholders(text));
    for (const language of ["ru", "kk"] as const) {
      for (const [key, text] of texts(language, file)) {
        const wanted = (named.get(stem(key)) ?? []).filter((name) => name !== "count");
        const found = placeholders(text).filter((name) => name !== "count");
        expect(found, `${language}/${file}: ${key}`).toEqual(wanted);
      }
    }
  });
});

it("every language has the same files", () => {
  for (const language of LANGUAGES) expect(filesOf(language)).toEqual(filesOf("en"));
});
