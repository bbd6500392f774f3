import { useTranslation } from "react-i18next";

import type { DeskOutcome } from "#app/server/badge/at-desk.server.ts";
import { Notice } from "#app/ui/notice.tsx";

/** What came of the last order, and who was left out and why. */
export function Outcome({ outcome }: { outcome: DeskOutcome }) {
  const { t } = useTranslation("badge");
  const { said, count, refused } = outcome;
  const reasons = [...new Set(refused)].map((refusal) => t(`refusal.${refusal}`)).join("; ");
  return (
    <>
      {count > 0 ? <Notice kind="ok">{t(`said.${said}`, { count })}</Notice> : null}
      {refused.length > 0 ? (
        <Notice kind="warn">{t("refusedSome", { count: refused.length, reasons })}</Notice>
      ) : null}
    </>
  );
}
