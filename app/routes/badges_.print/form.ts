import type { PrintScope } from "#app/domain/badge/print.ts";
import { SHEETS, type SheetKind } from "#app/domain/badge/sheets.ts";
import { isUuid } from "#app/domain/uuid.ts";

type Fields = Pick<URLSearchParams, "get" | "getAll">;

const text = (fields: Fields | FormData, name: string): string => {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
};

/** Whose badges an address or a form names; what it does not understand counts as not asked for. */
export function readScope(fields: Fields | FormData): PrintScope {
  const marked = fields.getAll("badgeIds").filter((id) => typeof id === "string" && isUuid(id));
  if (marked.length > 0) return { badgeIds: marked.map(String) };
  const zone = Number(text(fields, "zone"));
  return {
    ...(text(fields, "delegation") && { delegationId: text(fields, "delegation") }),
    ...(text(fields, "category") && { category: text(fields, "category") }),
    ...(Number.isInteger(zone) && zone > 0 && { zone }),
  };
}

export const readSheet = (form: FormData): SheetKind =>
  SHEETS.find((kind) => kind === form.get("sheet")) ?? "marks";

export const readTypedStock = (form: FormData): string => text(form, "stock");
