import { data, redirect } from "@remix-run/node";

import type { Language } from "#app/domain/language/languages.ts";
import { assertNever } from "#app/domain/result.ts";
import { publishProgramme } from "#app/server/programme/publish.server.ts";
import { type RevisionRefusal, saveRevision } from "#app/server/programme/revise-item.server.ts";
import { translator } from "#app/text/translator.ts";

import { type ItemFields, readItem } from "./form.ts";

type Editor = { accountId: string };

/** What the page shows when something was refused: messages at their fields, or one over the page. */
export type Refused = {
  /** As typed; null where the form should show what is saved now. */
  fields: ItemFields | null;
  errors: readonly { field: string; message: string }[];
  message: string | null;
};

const refuse = (refused: Partial<Refused>, status: number) =>
  data<Refused>({ fields: null, errors: [], message: null, ...refused }, { status });

/** Saves the form of an item, or says at which field it cannot be saved. */
export async function save(editor: Editor, form: FormData, language: Language) {
  const t = translator(language, "programme");
  const fields: ItemFields = {};
  for (const [name, value] of form) if (typeof value === "string") fields[name] = value;
  const read = readItem(fields);
  if (!read.ok) {
    if (read.error === "malformed") return refuse({ message: t("edit.error.malformed") }, 400);
    const errors = read.error.map(({ field, key, count }) => ({
      field,
      message: t(`edit.error.${key}`, { count: count ?? 0 }),
    }));
    return refuse({ fields, errors }, 422);
  }
  const id = fields.item ?? "";
  const saved = await saveRevision(editor, id, read.value);
  if (saved.ok) return redirect(`/editor/programme?saved=${encodeURIComponent(id)}`);
  return answer(saved.error, fields, language);
}

function answer(refusal: RevisionRefusal, fields: ItemFields, language: Language) {
  const t = translator(language, "programme");
  const at = (field: string, message: string) => ({ errors: [{ field, message }] });
  switch (refusal.kind) {
    case "unknown":
      throw new Response(null, { status: 404 });
    case "changedMeanwhile":
      return refuse(at("day", t("edit.error.changedMeanwhile")), 409);
    case "bothHours":
    case "endBeforeStart":
      return refuse({ fields, ...at("end", t(`edit.error.${refusal.kind}`)) }, 422);
    case "neverPublic":
      return refuse({ fields, ...at("visibility", t("edit.error.neverPublic")) }, 422);
    case "roomUnknown":
      return refuse({ fields, ...at("room", t("edit.error.roomUnknown")) }, 422);
    case "taken": {
      const field = refusal.constraint === "room_never_double_booked" ? "room" : "start";
      return refuse({ fields, ...at(field, takenWords(refusal, language)) }, 409);
    }
    default:
      return assertNever(refusal);
  }
}

function takenWords(
  { constraint, clash, room }: Extract<RevisionRefusal, { kind: "taken" }>,
  language: Language,
): string {
  const t = translator(language, "programme");
  if (!clash) return t("edit.error.taken");
  const by = clash.by?.[language] ?? t("edit.error.byMeeting");
  if (constraint === "principal_never_in_two_places") return t("edit.error.principalTaken", { by });
  return t("edit.error.roomTaken", { room: room?.name[language] ?? "", by });
}

/** Publishes what was reviewed. */
export async function publish(editor: Editor, fingerprint: string, language: Language) {
  const t = translator(language, "programme");
  const published = await publishProgramme(editor, fingerprint);
  if (!published.ok) return refuse({ message: t(`edit.error.${published.error}`) }, 409);
  return redirect(`/editor/programme?published=${published.value.number}`);
}
