import { useTranslation } from "react-i18next";

import { type AuditHead, headText } from "#app/domain/audit/head.ts";
import { Notice } from "#app/ui/notice.tsx";

/** The newest seal of the trail, to be kept on paper: `npm run audit:verify -- --head` compares with it. */
export function SealLine({ head }: { head: AuditHead | null }) {
  const { t } = useTranslation("admin");
  if (!head) return <Notice kind="info">{t("audit.seal.none")}</Notice>;
  return (
    <Notice kind="info">
      <p className="w5">{t("audit.seal.head", { number: head.number })}</p>
      <p>
        <code className="audit-head">{headText(head)}</code>
      </p>
      <p>{t("audit.seal.keep")}</p>
    </Notice>
  );
}
