import type { Unplaced } from "#app/domain/bilateral/suggestion.ts";
import { assertNever } from "#app/domain/result.ts";
import { formatDay } from "#app/domain/time/astana.ts";
import type { BoardRequest } from "#app/server/bilateral/load-board.server.ts";

import type { Words } from "#app/ui/bilateral/use-words.ts";

/** Of those who are never free, the first few say enough. */
const SHOWN = 2;

/** Why a request has no place, in a title and a sentence or two. */
export function whyWords(
  request: BoardRequest,
  why: Unplaced,
  words: Words,
): { title: string; text: string } {
  const { t } = words;
  const title = t(`reason.${why.reason}.title`);
  switch (why.reason) {
    case "ready":
      return { title, text: t("reason.ready.text") };
    case "waits_for_answer": {
      const silent = request.answers.filter(({ answer }) => answer === "waiting");
      // Where other hours were proposed, it is for the side that asked to agree.
      if (silent.length === 0) {
        const who = words.name(request.sides[0] ?? "");
        return { title, text: t("reason.waits_for_answer.proposed", { who }) };
      }
      const who = silent.map(({ delegationId }) => words.name(delegationId)).join(", ");
      const date = formatDay(new Date(request.createdAt), words.language);
      return { title, text: t("reason.waits_for_answer.text", { who, date }) };
    }
    case "room_too_small":
      return { title, text: t("reason.room_too_small.text", why) };
    case "no_booth":
      return { title, text: t("reason.no_booth.text", why) };
    case "no_room_suits":
      return { title, text: t("reason.no_room_suits.text") };
    case "rooms_taken":
      return { title, text: join(t("reason.rooms_taken.text"), otherDay(why.otherDay, words)) };
    case "no_common_time": {
      const busy = why.busy.slice(0, SHOWN).map((problem) => words.problem(problem, ""));
      const text = busy.length > 0 ? busy.join(" ") : t("reason.no_common_time.none");
      return { title, text: join(text, otherDay(why.otherDay, words)) };
    }
    default:
      return assertNever(why);
  }
}

type OtherDay = Extract<Unplaced, { reason: "rooms_taken" }>["otherDay"];

function otherDay(place: OtherDay, { t, spot }: Words): string {
  if (!place) return "";
  return t("reason.otherDay", { place: spot({ roomId: place.room.id, start: place.start }) });
}

const join = (...parts: readonly string[]): string => parts.filter(Boolean).join(" ");
