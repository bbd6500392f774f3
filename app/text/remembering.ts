import type { i18n, TFunction } from "i18next";

type GetFixedT = (...asked: Parameters<i18n["getFixedT"]>) => TFunction;
type Text = (key: string, options?: object) => string;

/** Sentences with figures or names in them; then all are forgotten and begun anew. */
const MOST_FILLED = 500;

/**
 * The same texts, worked out once: a list of fifty rows asks for the same words hundreds of times, and i18next resolves
 * each anew. Only for an instance whose language and texts stay as they are.
 */
export function remembering(instance: i18n): i18n {
  const known = new Map<string, TFunction>();
  const fix = instance.getFixedT.bind(instance) as GetFixedT;
  const getFixedT: GetFixedT = (...asked) => {
    const name = JSON.stringify(asked);
    const fixed = known.get(name) ?? keeping(fix(...asked));
    known.set(name, fixed);
    return fixed;
  };
  // By inheritance: react-i18next copies every own property of an instance for every component that asks for texts.
  return Object.assign(Object.create(instance) as i18n, { getFixedT });
}

function keeping(fixed: TFunction): TFunction {
  const texts = new Map<string, string>();
  const filled = new Map<string, string>();
  const resolve = fixed as unknown as Text;
  const kept: Text = (key, options) => {
    if (options === undefined) {
      const text = texts.get(key) ?? resolve(key);
      // A key without a text may come from an address, and those have no end.
      if (text !== key) texts.set(key, text);
      return text;
    }
    if (!Object.values(options).every(isPlain)) return resolve(key, options);
    const name = key + JSON.stringify(options);
    const text = filled.get(name) ?? resolve(key, options);
    if (filled.size >= MOST_FILLED) filled.clear();
    filled.set(name, text);
    return text;
  };
  return Object.assign(kept, fixed);
}

const isPlain = (value: unknown): boolean => typeof value === "string" || typeof value === "number";
