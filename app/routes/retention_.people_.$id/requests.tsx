import { useTranslation } from "react-i18next";

import { formatDate } from "#app/domain/time/astana.ts";
import type { PersonPage } from "#app/server/retention/person-page.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** What was asked about this person before, by whom and on what ground. */
export function Requests({ requests }: Pick<PersonPage, "requests">) {
  const { t } = useTranslation("retention");
  const language = useLanguage();
  if (requests.length === 0) return null;
  return (
    <section className="card" aria-labelledby="requests-title">
      <div className="card-h">
        <h2 className="h-sub" id="requests-title">
          {t("person.requests")}
        </h2>
      </div>
      <ul className="card-b retention-holds">
        {requests.map(({ id, kind, reason, askedAt, by }) => (
          <li key={id}>
            <div className="grow">
              <b className="w6">{t(`person.kind.${kind}`)}</b>
              <p>{reason}</p>
            </div>
            <span className="t13 c2">
              {t("holds.since", {
                date: formatDate(askedAt, language),
                by: by ?? t("holds.system"),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
