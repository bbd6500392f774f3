import { useTranslation } from "react-i18next";

import type { CustodyRefusal } from "#app/domain/custody/custody.ts";
import { Notice } from "#app/ui/notice.tsx";

/** What came back over the counter, and what did not and why. */
export function TakenBackNotice({
  answer: { count, refused },
}: {
  answer: { count: number; refused: readonly (CustodyRefusal | "nobody_marked")[] };
}) {
  const { t } = useTranslation("custody");
  const reasons = [...new Set(refused)].map((refusal) => t(`refusal.${refusal}`)).join("; ");
  return (
    <>
      {count > 0 ? <Notice kind="ok">{t("taken", { count })}</Notice> : null}
      {refused.length > 0 ? <Notice kind="warn">{t("notTaken", { reasons })}</Notice> : null}
    </>
  );
}
