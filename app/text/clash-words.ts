import type { Holder } from "../domain/bilateral/availability.ts";
import type { Interval } from "../domain/bilateral/interval.ts";
import type { Language, Trilingual } from "../domain/language/languages.ts";
import type { ItemProblem } from "../domain/programme/clashes.ts";
import type { DraftedItem } from "../domain/programme/item.ts";
import { assertNever } from "../domain/result.ts";
import { astanaTime, formatDay } from "../domain/time/astana.ts";
import type { Names, ProgrammeWords } from "./programme-words.ts";

/** A programme binds dozens at once: so many are named, the others counted. */
const NAMED = 3;

/** What stands in an item's way, a sentence each; whoever is kept by the same thing stands in one. */
export function clashWords(
  problems: readonly ItemProblem[],
  room: DraftedItem["room"],
  t: ProgrammeWords,
  language: Language,
  names: Names,
): string[] {
  const groups = new Map<string, { problem: ItemProblem; who: Set<string> }>();
  for (const problem of problems) {
    const key = keyOf(problem);
    const group = groups.get(key) ?? { problem, who: new Set() };
    if ("delegationId" in problem) group.who.add(problem.delegationId);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ problem, who }) =>
    sentence(problem, room, whoWords(who, t, language, names), t, language),
  );
}

/** Equal for problems that are said in one sentence. */
function keyOf(problem: ItemProblem): string {
  const { rule } = problem;
  const { from, until } = "during" in problem ? problem.during : { from: 0, until: 0 };
  return JSON.stringify([
    rule,
    "by" in problem ? idOf(problem.by) : null,
    "minutes" in problem ? problem.minutes : null,
    "at" in problem ? problem.at : null,
    rule === "room_taken" || rule === "principal_on_the_way" ? [from, until] : null,
  ]);
}

const idOf = (by: Holder): string => (by.kind === "programme" ? by.itemId : by.kind);

function whoWords(
  who: ReadonlySet<string>,
  t: ProgrammeWords,
  language: Language,
  names: Names,
): string {
  const named = [...who].map((id) => names.get(id)?.[language] ?? id);
  const more = named.length - NAMED;
  // One more name takes no more room than saying that there is one.
  if (more <= 1) return named.join(", ");
  return t("clash.more", { names: named.slice(0, NAMED).join(", "), count: more });
}

function sentence(
  problem: ItemProblem,
  room: { name: Trilingual } | null,
  who: string,
  t: ProgrammeWords,
  language: Language,
): string {
  const roomName = room?.name[language] ?? "";
  switch (problem.rule) {
    case "room_taken":
      return t("clash.roomTaken", { room: roomName, by: holderWords(problem.by, t, language) });
    case "room_closed":
      return t("clash.roomClosed", {
        ...{ room: roomName, opens: problem.opens, closes: problem.closes },
      });
    case "principal_busy":
      return t("clash.busy", { who, by: holderWords(problem.by, t, language) });
    case "principal_on_the_way":
      return t("clash.onTheWay", {
        ...{ who, minutes: problem.minutes, by: holderWords(problem.by, t, language) },
        ...hours(problem.during),
      });
    case "principal_not_here_yet":
      return t("clash.notHereYet", { who, ...dayAndTime(problem.at, language) });
    case "principal_gone":
      return t("clash.gone", { who, ...dayAndTime(problem.at, language) });
    default:
      return assertNever(problem);
  }
}

function holderWords(by: Holder, t: ProgrammeWords, language: Language): string {
  if (by.kind === "programme") return by.title[language];
  return by.kind === "meeting" ? t("clash.meeting") : t("clash.block");
}

const hours = ({ from, until }: Interval) => ({
  from: astanaTime(new Date(from)),
  until: astanaTime(new Date(until)),
});

const dayAndTime = (at: number, language: Language) => ({
  day: formatDay(new Date(at), language),
  time: astanaTime(new Date(at)),
});
