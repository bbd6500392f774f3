import { useTranslation } from "react-i18next";

import type { FileStatus } from "../../domain/nominee/status.ts";
import { assertNever } from "../../domain/result.ts";
import { astanaTime } from "../../domain/time/astana.ts";
import type { Refused } from "../../domain/vetting/refused.ts";

/** Words for why a file is not, or was not, decided. @param stageNames in the reader's language, by id */
export function useRefusalWords(stageNames: Readonly<Record<string, string>>) {
  const { t } = useTranslation(["accreditation", "common"]);
  const named = (stage: string): string => stageNames[stage] ?? stage;
  const standing = (status: FileStatus): string =>
    status === "returned" ? t("returned") : t(`common:status.${status}`);
  return (refused: Refused): string => {
    switch (refused.kind) {
      case "changed": {
        const { by } = refused;
        if (!by) return t("problem.changed");
        return t(`problem.decidedBefore.${by.outcome}`, {
          name: by.name,
          stage: named(by.stage),
          time: astanaTime(by.at),
        });
      }
      case "not_your_stage":
        return t("barred.not_your_stage", {
          stage: named(refused.stage),
          role: t(`common:role.${refused.role}`),
        });
      case "two_persons":
        return t("barred.two_persons", { stage: named(refused.stage) });
      case "unknown_stage":
        return t("barred.unknown_stage", { stage: refused.stage });
      case "not_waiting":
        return t("barred.not_waiting", { status: standing(refused.status) });
      case "not_movable":
        return t(`problem.not_movable.${refused.move}`, { status: standing(refused.status) });
      case "reason_missing":
      case "why_missing":
      case "reason_too_long":
      case "unreadable":
      case "no_stage":
      case "live_badge":
      case "full":
      case "hosted_full":
        return t(`problem.${refused.kind}`);
      default:
        return assertNever(refused);
    }
  };
}
