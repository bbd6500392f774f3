import type { Page } from "../../domain/access/home.ts";
import type { Role } from "../../domain/access/roles.ts";
import type { Language, Trilingual } from "../../domain/language/languages.ts";

/** What the frame of a page shows. */
export type ShellFrame = {
  language: Language;
  /** Summit time, epoch in ms. */
  now: number;
  demonstration: boolean;
  summit: { shortName: Trilingual; city: Trilingual; dates: Trilingual } | null;
};
export type ShellPerson = {
  name: string;
  role: Role | null;
  delegation: Trilingual | null;
  pages: readonly Page[];
};
