import { data, redirect } from "@remix-run/node";

import type { Language } from "#app/domain/language/languages.ts";
import { assertNever } from "#app/domain/result.ts";
import type { ByHand } from "#app/server/bilateral/in-one-go.server.ts";
import type { Direction } from "#app/server/platform/steps.server.ts";
import { type ChangeRefusal, turnItem } from "#app/server/programme/change-item.server.ts";
import { publishProgramme } from "#app/server/programme/publish.server.ts";
import { createItem, saveRevision } from "#app/server/programme/revise-item.server.ts";
import { delegationNames } from "#app/server/summit/names.server.ts";
import { clashWords } from "#app/text/clash-words.ts";
import { translator } from "#app/text/translator.ts";

import { fieldsSent, type ItemFields, readItem } from "./form.ts";

/** What the page shows when something was refused: messages at their fields, or one over the page. */
export type Refused = {
  /** As typed; null where the form should show what is saved now. */
  fields: ItemFields | null;
  errors: readonly { field: string; message: string }[];
  message: string | null;
};

const refuse = (refused: Partial<Refused>, status: number) =>
  data<Refused>({ fields: null, errors: [], message: null, ...refused }, { status });

const backTo = (done: "saved" | "added" | Direction, id: string) =>
  redirect(`/editor/programme?done=${done}&about=${encodeURIComponent(id)}#done`);

/** Saves the form of an item, or of a new one; or says at which field it cannot be saved. */
export async function save(by: ByHand, form: FormData, language: Language) {
  const t = translator(language, "programme");
  const fields = fieldsSent(form);
  const read = readItem(fields);
  if (!read.ok) {
    if (read.error === "malformed") return refuse({ message: t("edit.error.malformed") }, 400);
    const errors = read.error.map(({ field, key, count }) => ({
      field,
      message: t(`edit.error.${key}`, { count: count ?? 0 }),
    }));
    return refuse({ fields, errors }, 422);
  }
  const { item: id, changedAt: seen = "" } = fields;
  const saved = id
    ? await saveRevision({ id, seen }, read.value, by)
    : await createItem(read.value, by);
  if (saved.ok) return backTo(id ? "saved" : "added", saved.value.item.id);
  return answer(saved.error, fields, language);
}

async function answer(refusal: ChangeRefusal, fields: ItemFields, language: Language) {
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
    case "linkInPerson":
      return refuse({ fields, ...at("link", t("edit.error.linkInPerson")) }, 422);
    case "roomUnknown":
      return refuse({ fields, ...at("room", t("edit.error.roomUnknown")) }, 422);
    case "partyUnknown":
      return refuse({ fields, ...at("party", t("edit.error.party")) }, 422);
    case "clash":
      return refuse({ fields, errors: await clashErrors(refusal, language) }, 409);
    case "nothing_to_undo":
    case "nothing_to_redo":
      return refuse({ message: t(`edit.error.${refusal.kind}`) }, 409);
    default:
      return assertNever(refusal);
  }
}

type ClashRefusal = Extract<ChangeRefusal, { kind: "clash" }>;

/** Each clash in words: of the room at the field of the room, of people at the hour. */
async function clashErrors({ problems, item }: ClashRefusal, language: Language) {
  const t = translator(language, "programme");
  if (problems.length === 0) return [{ field: "start", message: t("edit.error.taken") }];
  const names = await delegationNames();
  const nothing = t("edit.error.nothingSaved");
  const said = (field: string, some: typeof problems) =>
    clashWords(some, item?.room ?? null, t, language, names).map((message) => ({
      field,
      message: `${message} ${nothing}`,
    }));
  return [
    ...said(
      "room",
      problems.filter(({ rule }) => rule === "room_taken"),
    ),
    ...said(
      "start",
      problems.filter(({ rule }) => rule !== "room_taken"),
    ),
  ];
}

/** Goes one of the editor's steps back or forward. */
export async function turn(by: ByHand, direction: Direction, language: Language) {
  const turned = await turnItem(direction, by);
  if (turned.ok) return backTo(direction, turned.value.item.id);
  const t = translator(language, "programme");
  if (turned.error.kind === "changedMeanwhile")
    return refuse({ message: t("edit.error.stepChanged") }, 409);
  if (turned.error.kind === "clash") {
    const errors = await clashErrors(turned.error, language);
    return refuse({ message: errors.map(({ message }) => message).join(" ") }, 409);
  }
  return answer(turned.error, {}, language);
}

/** Publishes what was reviewed. */
export async function publish(
  editor: { accountId: string },
  fingerprint: string,
  language: Language,
) {
  const t = translator(language, "programme");
  const published = await publishProgramme(editor, fingerprint);
  if (!published.ok) return refuse({ message: t(`edit.error.${published.error}`) }, 409);
  return redirect(`/editor/programme?published=${published.value.number}`);
}
