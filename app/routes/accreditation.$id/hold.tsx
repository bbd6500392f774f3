import { useTranslation } from "react-i18next";

import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { DossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

/** Since when and for what a file is on hold; nothing for others. */
export function Hold({ page: { hold } }: { page: DossierPage }) {
  const { t } = useTranslation("accreditation");
  const language = useLanguage();
  if (!hold) return null;
  const since = { date: formatDay(hold.at, language), time: astanaTime(hold.at), name: hold.name };
  return (
    <Notice kind="warn">
      <b>{t("dossier.onHold", since)}.</b> <q className="hold-why">{hold.reason}</q>{" "}
      {t("dossier.onHoldNote")}
    </Notice>
  );
}
