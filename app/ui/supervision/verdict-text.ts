import { useTranslation } from "react-i18next";

import { CHECK_REASONS, REFUSAL_REASONS, type Admission } from "#app/domain/gate/verdict.ts";

const REASONS = new Set<string>([...REFUSAL_REASONS, ...CHECK_REASONS]);
const isReason = (
  reason: string,
): reason is (typeof REFUSAL_REASONS)[number] | (typeof CHECK_REASONS)[number] =>
  REASONS.has(reason);

/** "Refuse: badge revoked", of a passage as it is kept. */
export function useVerdictText() {
  const { t } = useTranslation("gate");
  return ({ verdict, reason }: { verdict: Admission["kind"]; reason: string | null }): string =>
    reason !== null && isReason(reason)
      ? `${t(`kind.${verdict}`)}: ${t(`short.${reason}`)}`
      : t(`kind.${verdict}`);
}
