import { useTranslation } from "react-i18next";

import type { MeetingLevel } from "#app/domain/bilateral/kinds.ts";
import type { Holder, PlacementProblem } from "#app/domain/bilateral/placement.ts";
import type { BoardRefusal } from "#app/domain/bilateral/rearrange.ts";
import { isLanguage, type Language, type Trilingual } from "#app/domain/language/languages.ts";
import { assertNever } from "#app/domain/result.ts";
import { astanaDay, astanaTime, formatDay } from "#app/domain/time/astana.ts";

/** How a delegation is shown: flag, code, name. */
export type DelegationMark = { id: string; code: string; iso2: string | null; name: Trilingual };

/** What names are taken from. */
export type Names = {
  delegations: Readonly<Record<string, DelegationMark>>;
  rooms: readonly { id: string; name: Trilingual }[];
};

/** Why an order was not carried out, or could not be read. */
export type Refusal = BoardRefusal | { kind: "malformed"; requestId: null };

/** A place in numbers: room id and instant (ms). */
export type Spot = { roomId: string; start: number };

/** How this board says things in the reader's language. */
export function useWords({ delegations, rooms }: Names) {
  const { t, i18n } = useTranslation("bilateral");
  const language: Language = isLanguage(i18n.language) ? i18n.language : "en";
  const time = (instant: number) => astanaTime(new Date(instant));
  const side = (id: string) => delegations[id] ?? { id, code: id.toUpperCase(), iso2: null };
  const pair = (sides: readonly string[]) => sides.map((id) => side(id).code).join(" – ");
  const name = (id: string) => delegations[id]?.name[language] ?? side(id).code;
  const room = (id: string) => rooms.find((known) => known.id === id)?.name[language] ?? id;
  const holder = (by: Holder) => (by.kind === "meeting" ? pair(by.sides) : by.title[language]);
  const hours = ({ from, until }: { from: number; until: number }) => ({
    from: time(from),
    until: time(until),
  });

  /** Within a sentence: "heads", «министры». */
  const level = (of: MeetingLevel) => t(`level.${of}`).toLocaleLowerCase(language);

  const spot = ({ roomId, start }: Spot) =>
    t("place", {
      day: formatDay(astanaDay(new Date(start)), language),
      time: time(start),
      room: room(roomId),
    });

  const problem = (problem: PlacementProblem, roomId: string): string => {
    const { rule } = problem;
    switch (rule) {
      case "not_accepted":
        return t(
          `placement.not_accepted.${problem.status === "accepted" ? "waiting" : problem.status}`,
        );
      case "not_a_summit_day":
        return t("placement.not_a_summit_day", { day: formatDay(problem.day, language) });
      case "not_on_a_quarter":
      case "hour_has_passed":
        return t(`placement.${rule}`);
      case "outside_wished_day":
        return t("placement.outside_wished_day", { day: formatDay(problem.wishedDay, language) });
      case "room_closed":
        return t("placement.room_closed", { ...problem, room: room(roomId) });
      case "room_too_small":
        return t("placement.room_too_small", { ...problem, room: room(roomId) });
      case "no_booth":
        return t("placement.no_booth", {
          room: room(roomId),
          needs: problem.needs,
          booths: problem.booths === 0 ? t("noBooth") : t("booths", { count: problem.booths }),
        });
      case "room_taken":
        return t("placement.room_taken", {
          room: room(roomId),
          holder: holder(problem.by),
          ...hours(problem.during),
        });
      case "principal_busy":
        return t("placement.principal_busy", {
          who: name(problem.delegationId),
          level: level(problem.level),
          holder: holder(problem.by),
          ...hours(problem.during),
        });
      default:
        return assertNever(rule);
    }
  };

  /** The sentences of a refusal. */
  const refusal = (refused: Refusal): readonly string[] => {
    switch (refused.kind) {
      case "problems":
        return refused.problems.map((broken) => problem(broken, refused.roomId));
      case "changed_meanwhile":
        return refused.meeting
          ? [t("refused.changedPlaced", { place: spot(refused.meeting) })]
          : [t("refused.changedRemoved")];
      case "clash":
        return [t(`refused.clash.${refused.constraint}`)];
      case "unknown":
      case "pinned":
      case "malformed":
      case "nothing_to_undo":
      case "nothing_to_redo":
        return [t(`refused.${refused.kind}`)];
      default:
        return assertNever(refused);
    }
  };

  return { t, language, time, level, side, pair, name, room, holder, spot, problem, refusal };
}
export type Words = ReturnType<typeof useWords>;
