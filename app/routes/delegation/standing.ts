import type { TFunction } from "i18next";

import { assertNever } from "#app/domain/result.ts";
import type { DashboardPage } from "#app/server/nominee/dashboard-page.server.ts";

type Standing = { warn: boolean; words: string };

/** What is missing of a file, or what it waits for, in words. `warn` is set where the delegation must act. */
export function standing(
  t: TFunction<"registration">,
  row: DashboardPage["rows"][number],
): Standing {
  const waits = (words: string): Standing => ({ warn: false, words });
  switch (row.status) {
    case "draft":
      return draft(t, row);
    case "returned":
      return { warn: true, words: returned(t, row) };
    case "submitted":
    case "in_vetting":
      // A file that came after the close waits for no stage until an officer admits it.
      return waits(row.stage ? t("state.waiting", { stage: row.stage }) : t("state.late"));
    case "on_hold":
    case "cleared":
    case "badge_ready":
    case "collected":
    case "withdrawn":
      return waits(t(`state.${row.status}`));
    case "refused":
      return { warn: true, words: row.refusedReason || t("state.refused") };
    default:
      return assertNever(row.status);
  }
}

function draft(t: TFunction<"registration">, row: DashboardPage["rows"][number]): Standing {
  const gaps = row.gaps.map((field) => t(`field.${field}`));
  const expires = row.passportExpiresSoon
    ? [t("state.expires", { date: row.passportExpiresSoon })]
    : [];
  const unread = row.unread ? [t("state.unread")] : [];
  const consent = row.consentMissing ? [t("state.consent")] : [];
  const words = [...gaps, ...unread, ...consent, ...expires];
  if (words.length === 0) return { warn: false, words: t("state.complete") };
  const [first = "", ...rest] = words;
  return { warn: true, words: [first, ...rest.map(inSentence)].join("; ") };
}

/** "Photo; date of birth": only the first begins with a capital. */
const inSentence = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The officer's own words; where there are none, the fields that were returned. */
function returned(t: TFunction<"registration">, row: DashboardPage["rows"][number]): string {
  const fields = row.returnedFields.map((field) => t(`field.${field}`)).join(", ");
  return row.returnedReason || fields || t("state.returned");
}
