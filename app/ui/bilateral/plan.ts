import { useTranslation } from "react-i18next";

import type { PlanComparison } from "#app/domain/bilateral/plan/compare.ts";
import type {
  ChangeKind,
  PROPOSAL_STAGES,
  ProposedChange,
  TracePoint,
} from "#app/domain/bilateral/plan/proposal.ts";
import type { WhatIf } from "#app/domain/bilateral/plan/what-if.ts";

import { type Names, useWords } from "./use-words.ts";

/** A change with what it is called. */
export type PlanChange = ProposedChange & { kind: ChangeKind };

/** A run or draft as screens show it. */
export type Plan = {
  id: string;
  stage: (typeof PROPOSAL_STAGES)[number];
  proven: boolean;
  whatIf: WhatIf;
  weight: number;
  bound: number;
  /** A fraction of the weight; null before any is placed. */
  gap: number | null;
  trace: readonly TracePoint[];
  placed: number;
  requests: number;
  seconds: number;
  elapsedSeconds: number;
  quietSeconds: number;
  changes: readonly PlanChange[];
  comparison: PlanComparison;
};

export const isUnderWay = ({ stage }: Plan): boolean => stage === "waiting" || stage === "running";

/** How plans are put in words. */
export function usePlanWords(names: Names & { sidesOf: (requestId: string) => readonly string[] }) {
  const { t } = useTranslation("plan");
  const words = useWords(names);
  const { language } = words;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });

  const meeting = (requestId: string) => words.pair(names.sidesOf(requestId)) || "—";

  /** What a run supposes: "as it is", or "without Altai; today's meetings stay". */
  const supposes = ({ withoutRooms, keepToday }: WhatIf): string =>
    [
      ...(withoutRooms.length > 0
        ? [t("without", { rooms: withoutRooms.map(words.room).join(", ") })]
        : []),
      ...(keepToday ? [t("keepingToday")] : []),
    ].join("; ") || t("asItIs");

  /** Where to, in a sentence: "placed 18:15, Kaspi". */
  const change = ({ before, after }: PlanChange): string => {
    if (!before) return t("change.added", { place: after ? words.spot(after) : "" });
    if (!after) return t("change.dropped", { place: words.spot(before) });
    const later = (after.start - before.start) / 60_000;
    if (later === 0) {
      return t("change.room", { from: words.room(before.roomId), to: words.room(after.roomId) });
    }
    return t("change.moved", { from: words.spot(before), to: words.spot(after) });
  };

  /** "0:42". */
  const clock = (seconds: number): string =>
    `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  return {
    ...{ t, words, meeting, supposes, change, clock },
    number: (value: number) => number.format(value),
    gap: (value: number | null) => (value === null ? "–" : percent.format(value)),
  };
}
export type PlanWords = ReturnType<typeof usePlanWords>;
