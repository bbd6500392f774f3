import { useTranslation } from "react-i18next";

import { astanaDay, formatDay } from "#app/domain/time/astana.ts";
import type { ZonesPage } from "#app/server/badge/zones-page.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** Grants that were taken back; nothing where there are none. */
export function Ended({ grants }: { grants: ZonesPage["ended"] }) {
  const { t } = useTranslation("zone");
  const language = useLanguage();
  if (grants.length === 0) return null;
  return (
    <section aria-labelledby="ended-title">
      <h2 className="h-sub" id="ended-title">
        {t("endedTitle")}
      </h2>
      <ul className="zone-ended t14 c2">
        {grants.map(({ id, zone, name, reason, by, at }) => (
          <li key={id}>
            {t("endedLine", { zone, name, by, date: formatDay(astanaDay(at), language) })}
            <small>{reason}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
