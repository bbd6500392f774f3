import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { ProgrammeView } from "#app/server/programme/page.server.ts";
import { Notice } from "#app/ui/notice.tsx";

/** While the server is not heard: which version stands here, and how long ago it was the latest. */
export function Offline({
  version,
  age,
  language,
}: {
  version: ProgrammeView["version"];
  age: number | null;
  language: Language;
}) {
  const { t } = useTranslation("programme");
  if (age === null) return null;
  const at = version && new Date(version.publishedAt);
  return (
    <div className="programme-offline" role="status">
      <Notice kind="warn">
        <b>{t("offline.title")}</b>{" "}
        {at
          ? t("offline.version", {
              number: version.number,
              date: formatDay(at, language),
              time: astanaTime(at),
            })
          : null}{" "}
        {ageWords(age)}
      </Notice>
    </div>
  );

  function ageWords(minutes: number): string {
    if (minutes < 1) return t("offline.now");
    if (minutes < 60) return t("offline.minutes", { count: minutes });
    const hours = Math.floor(minutes / 60);
    return hours < 24
      ? t("offline.hours", { count: hours })
      : t("offline.days", { count: Math.floor(hours / 24) });
  }
}
