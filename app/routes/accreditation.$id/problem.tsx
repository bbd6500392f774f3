import { useTranslation } from "react-i18next";

import type { Refused } from "#app/domain/vetting/refused.ts";
import type { DossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useRefusalWords } from "#app/ui/vetting/refusal-words.ts";

/** Why a decision was not kept. A reason that is missing or too long is said at its field as well. */
export function Problem({ refused, page }: { refused: Refused; page: DossierPage }) {
  const { t } = useTranslation("accreditation");
  const said = useRefusalWords(page.stageNames)(refused);
  return (
    <Notice kind="bad">
      <b>{t("problem.title")}.</b> {said}
    </Notice>
  );
}
