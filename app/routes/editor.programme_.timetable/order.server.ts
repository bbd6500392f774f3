import { data } from "@remix-run/node";

import type { Language } from "#app/domain/language/languages.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import type { ByHand } from "#app/server/bilateral/in-one-go.server.ts";
import type { Direction } from "#app/server/platform/steps.server.ts";
import {
  type ChangeRefusal,
  type Saved,
  turnItem,
} from "#app/server/programme/change-item.server.ts";
import { carryItem } from "#app/server/programme/revise-item.server.ts";
import { delegationNames } from "#app/server/summit/names.server.ts";
import { clashWords } from "#app/text/clash-words.ts";
import { translator } from "#app/text/translator.ts";

/** What became of an order, in words: what was done with what protocol should know of it, or why nothing was. */
export type Answer =
  | { done: string; warnings: readonly string[]; stepId: string | null; way: Direction | "move" }
  | { refused: readonly string[] };

/** `start` in ms; `room` empty for none; `seen` the item's last change as it was shown. */
export type Order =
  | { intent: "move"; item: string; seen: string; room: string; start: number }
  | { intent: Direction; step: string };

/** Reads an order; nothing but a form of this page makes one. */
export function parseOrder(form: FormData): Result<Order, "malformed"> {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const intent = text("intent");
  if (intent === "undo" || intent === "redo") {
    const step = text("step");
    return /^\d{0,15}$/.test(step) ? ok({ intent, step }) : err("malformed");
  }
  const start = Number(text("start"));
  const isInstant = text("start") !== "" && Number.isInteger(start) && Math.abs(start) < 8.64e15;
  if (intent !== "move" || !isInstant) return err("malformed");
  return ok({ intent, item: text("item"), seen: text("seen"), room: text("room"), start });
}

/** Carries out an order, and says what came of it. */
export async function carryOut(order: Order, by: ByHand, language: Language) {
  const result =
    order.intent === "move"
      ? await carryItem(
          { id: order.item, seen: order.seen },
          { startsAt: new Date(order.start).toISOString(), roomId: order.room || null },
          by,
        )
      : await turnItem(order.intent, by, order.step || undefined);
  return result.ok
    ? doneWords(result.value, order.intent, language)
    : refuse(result.error, language);
}

async function doneWords(
  { item, warnings, stepId }: Saved,
  way: Order["intent"],
  language: Language,
): Promise<Answer> {
  const t = translator(language, "programme");
  const title = item.title[language];
  const room = item.room?.name[language] ?? t("edit.form.noRoom");
  const time = item.startsAt ? astanaTime(new Date(item.startsAt)) : t("allDay");
  const done =
    way === "move"
      ? t("timetable.moved", { title, time, room })
      : t(way === "undo" ? "edit.doneUndo" : "edit.doneRedo", { title });
  const names = await delegationNames();
  return { done, way, stepId, warnings: clashWords(warnings, item.room, t, language, names) };
}

async function refuse(refusal: ChangeRefusal, language: Language) {
  return data<Answer>({ refused: await refusalWords(refusal, language) }, { status: 409 });
}

async function refusalWords(refusal: ChangeRefusal, language: Language): Promise<string[]> {
  const t = translator(language, "programme");
  switch (refusal.kind) {
    case "clash": {
      const { problems, item } = refusal;
      if (problems.length === 0) return [t("edit.error.taken")];
      const names = await delegationNames();
      const said = clashWords(problems, item?.room ?? null, t, language, names);
      return [...said, t("edit.error.nothingSaved")];
    }
    case "changedMeanwhile":
      return [t("edit.error.stepChanged")];
    case "nothing_to_undo":
    case "nothing_to_redo":
      return [t(`edit.error.${refusal.kind}`)];
    case "roomUnknown":
      return [t("edit.error.roomUnknown")];
    default:
      return [t("edit.error.malformed")];
  }
}
