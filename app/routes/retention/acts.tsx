import { FileText } from "lucide-react";
import { useTranslation } from "react-i18next";

import { LANGUAGES } from "#app/domain/language/languages.ts";
import { actNumber } from "#app/domain/retention/act.ts";
import { formatDate } from "#app/domain/time/astana.ts";
import type { RetentionPage } from "#app/server/retention/page.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

/** Every act, the newest first, as a paper in each language. */
export function Acts({ acts }: Pick<RetentionPage, "acts">) {
  const { t } = useTranslation("retention");
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="acts-title">
      <div className="card-h">
        <h2 className="h-sub" id="acts-title">
          {t("acts.title")}
        </h2>
      </div>
      <div className="card-b">
        {acts.length === 0 ? <p className="c2">{t("acts.none")}</p> : null}
        <ul className="retention-holds">
          {acts.map((act) => (
            <li key={act.number}>
              <div className="grow">
                <b className="w6 num">{actNumber(act.number)}</b>
                <p className="t13 c2">
                  {[
                    formatDate(act.closedAt, language),
                    t("acts.records", { count: act.records }),
                    act.ofOnePerson ? t("acts.person") : null,
                    act.by ?? t("acts.schedule"),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              <div className="row">
                {LANGUAGES.map((each) => (
                  <a
                    key={each}
                    className="btn btn-2 btn-s"
                    href={`/retention/acts/${act.number}.pdf?language=${each}`}
                    aria-label={t("acts.open", {
                      number: actNumber(act.number),
                      language: each.toUpperCase(),
                    })}
                  >
                    <FileText className="i i-16" aria-hidden="true" />
                    {each.toUpperCase()}
                  </a>
                ))}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
