import type { Trilingual } from "../language/languages.ts";

/** A name and the first day (ISO, Astana) on which it holds; null where its beginning is not known. */
export type DatedName = { from: string | null; name: Trilingual };

/** Days on which something holds, the last one included; null where an end is open or not known. */
export type Tenure = { from: string | null; until: string | null };
