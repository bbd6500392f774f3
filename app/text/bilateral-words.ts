import type { TFunction } from "i18next";

import type { Principal } from "../domain/bilateral/availability.ts";
import type { MeetingLevel } from "../domain/bilateral/kinds.ts";
import type { Holder, PlacementProblem } from "../domain/bilateral/placement.ts";
import { windowText } from "../domain/bilateral/windows.ts";
import type { Language, Trilingual } from "../domain/language/languages.ts";
import { assertNever } from "../domain/result.ts";
import { astanaDay, astanaTime, formatDay } from "../domain/time/astana.ts";

/** A place in numbers: room id and instant (ms). */
export type Spot = { roomId: string; start: number };

/** How a delegation is shown: flag, code, name. */
export type DelegationMark = { id: string; code: string; iso2: string | null; name: Trilingual };

/** What names are taken from. */
export type Names = {
  delegations: Readonly<Record<string, DelegationMark>>;
  rooms: readonly { id: string; name: Trilingual }[];
};

/** How bilaterals are put in words, alike on the board, in its explanations and in a delegation's own list. */
export function bilateralWords(
  t: TFunction<"bilateral">,
  language: Language,
  { delegations, rooms }: Names,
) {
  const time = (instant: number) => astanaTime(new Date(instant));
  const side = (id: string) => delegations[id] ?? { id, code: id.toUpperCase(), iso2: null };
  const pair = (sides: readonly string[]) => sides.map((id) => side(id).code).join(" – ");
  const name = (id: string) => delegations[id]?.name[language] ?? side(id).code;
  const room = (id: string) => rooms.find((known) => known.id === id)?.name[language] ?? id;
  const holder = (by: Holder) => {
    if (by.kind === "meeting") return pair(by.sides);
    return by.kind === "programme" ? by.title[language] : by.title || t(`block.${by.block}`);
  };
  const person = ({ delegationId, level: of }: Principal) => ({
    who: name(delegationId),
    level: level(of),
  });
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
      case "outside_windows": {
        const windows = problem.windows.map((window) => windowText(window, language));
        return t("placement.outside_windows", { windows: windows.join("; ") });
      }
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
      case "elsewhere_by_wish":
        return t("placement.elsewhere_by_wish", { room: room(problem.roomId) });
      case "residence_not_asked_for":
      case "no_press":
        return t(`placement.${rule}`, { room: room(roomId) });
      case "zone_too_low":
        return t("placement.zone_too_low", { ...problem, room: room(roomId) });
      case "principal_busy":
      case "principal_on_the_way":
        return t(`placement.${rule}`, {
          ...person(problem),
          ...hours(problem.during),
          minutes: "minutes" in problem ? problem.minutes : 0,
          holder: holder(problem.by),
        });
      case "principal_not_here_yet":
      case "principal_gone": {
        const when = { day: formatDay(new Date(problem.at), language), time: time(problem.at) };
        return t(`placement.${rule}`, { ...person(problem), ...when });
      }
      case "interpreter_busy":
        return t("placement.interpreter_busy", {
          who: problem.interpreter.name,
          holder: holder(problem.by),
          ...hours(problem.during),
        });
      default:
        return assertNever(rule);
    }
  };

  return { t, language, time, hours, level, side, pair, name, room, holder, spot, problem };
}
