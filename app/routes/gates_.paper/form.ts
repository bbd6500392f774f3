import type { Paper } from "#app/server/supervision/paper.server.ts";

const LONGEST = 200_000;

/** What was typed, and the lines of a file below it. */
export async function readPaper(form: FormData): Promise<Paper> {
  const [gateId, day, typed, note] = ["gateId", "day", "text", "note"].map((name) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  });
  const file = form.get("file");
  if (file instanceof File && file.size > LONGEST) throw new Response(null, { status: 413 });
  const more = file instanceof File ? await file.text() : "";
  const text = [typed, more].filter(Boolean).join("\n");
  return { gateId: gateId ?? "", day: day ?? "", note: (note ?? "").slice(0, 300), text };
}

/** The field that mends each refusal. */
export const FIELD_OF = {
  gate_missing: "paper-gate",
  note_missing: "paper-note",
  empty: "paper-text",
  too_long: "paper-text",
  faults: "paper-text",
} as const;
