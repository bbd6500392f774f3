import { DRAFT_FIELDS, type TypedDraft } from "../../domain/nominee/draft.ts";

/** What was typed and has not reached the server; kept on the device until it has. */
export type Unsent = { typed: TypedDraft; base: string; version: string };

const keyOf = (writer: string, id: string | null): string =>
  `shanyrak:unsent:${writer}:${id ?? "new"}`;

/** Kept by account, so that nobody else who signs in on this device sees it. Full or forbidden storage keeps nothing. */
export function keepUnsent(writer: string, id: string | null, unsent: Unsent): boolean {
  try {
    localStorage.setItem(keyOf(writer, id), JSON.stringify(unsent));
    return true;
  } catch {
    return false;
  }
}

export function dropUnsent(writer: string, id: string | null): void {
  try {
    localStorage.removeItem(keyOf(writer, id));
  } catch {
    // Storage is forbidden: nothing was kept either.
  }
}

/** What is left of an earlier visit; null when all of it was saved. */
export function unsentOf(writer: string, id: string | null): Unsent | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(writer, id)) ?? "null") as Unsent | null;
    return kept && DRAFT_FIELDS.every((field) => typeof kept.typed[field] === "string")
      ? kept
      : null;
  } catch {
    return null;
  }
}

/** The text fields of a form as they stand. */
export function typedIn(form: HTMLFormElement): TypedDraft {
  const data = new FormData(form);
  return Object.fromEntries(
    DRAFT_FIELDS.map((field) => {
      const value = data.get(field);
      return [field, typeof value === "string" ? value.replace(/\r\n?/g, "\n") : ""];
    }),
  ) as TypedDraft;
}
