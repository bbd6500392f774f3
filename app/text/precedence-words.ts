import type { TFunction } from "i18next";

import type { Language, Trilingual } from "../domain/language/languages.ts";
import type { Place, Reason } from "../domain/precedence/arrange.ts";
import type { Participant } from "../domain/precedence/participant.ts";
import type { Standing } from "../domain/precedence/representation.ts";
import { assertNever } from "../domain/result.ts";
import { formatDate } from "../domain/time/astana.ts";

export type PrecedenceWords = TFunction<"precedence">;
type Words = PrecedenceWords;
type Named = ReadonlyMap<string, Trilingual>;

/** Who leads a delegation, in words: "Head of State, in office since 20 March 2019". */
export function standingWords(standing: Standing | null, t: Words, language: Language): string {
  if (!standing) return t("rankUnknown");
  const rank = t(`rank.${standing.rank}`);
  if (standing.rank === "absent") return rank;
  const since = standing.inOfficeSince;
  return `${rank}, ${since ? t("since", { date: formatDate(since, language) }) : t("sinceUnknown")}`;
}

/** What a delegation is to the conference; observers are States or organisations. */
export function statusWords(
  { status, kind }: Pick<Participant, "status" | "kind">,
  t: Words,
): string {
  switch (status) {
    case "observer":
      return t(kind === "state" ? "status.observer" : "status.observerOrganisation");
    case "member":
    case "acceding":
    case "partner":
    case "guest":
    case "secretariat":
      return t(`status.${status}`);
    default:
      return t("status.other");
  }
}

/**
 * Why somebody stands where the order puts them; where members come first, also that somebody is none.
 * @param names those of the delegations, by id
 * @param how `brief` where it stands beside who represents the delegation, and need not say it again
 */
export function reasonWords(
  place: Pick<Place, "reason" | "participant" | "byStatus">,
  t: Words,
  language: Language,
  names: Named,
  how: "full" | "brief" = "full",
): string {
  const { participant, reason, byStatus } = place;
  const words = orderWords(place, t, language, names, how);
  if (!byStatus || participant.status === "member" || reason.kind === "status") return words;
  return `${statusWords(participant, t)}; ${words}`;
}

function orderWords(
  { reason, participant }: Pick<Place, "reason" | "participant">,
  t: Words,
  language: Language,
  names: Named,
  how: "full" | "brief",
): string {
  switch (reason.kind) {
    case "chair":
    case "host":
    case "drawn":
    case "rankUnknown":
      return t(`why.${reason.kind}`);
    case "rank": {
      const { rank, inOfficeSince } = reason.standing;
      if (how === "full") return standingWords(reason.standing, t, language);
      return t(inOfficeSince ? "why.rankByDate" : "why.rankWithoutDate", {
        rank: t(`rank.${rank}`),
      });
    }
    case "status":
      return t("why.status", { status: statusWords(participant, t), filed: reason.filed });
    case "alphabet":
      return t("why.alphabet", { filed: reason.filed });
    case "filedAfter":
      return t("why.filedAfter", { name: nameOf(reason, names, language) });
    default:
      return assertNever(reason);
  }
}

const nameOf = (
  { neighbour }: Extract<Reason, { kind: "filedAfter" }>,
  names: Named,
  language: Language,
): string => names.get(neighbour)?.[language] ?? neighbour;
