import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { type Language, LANGUAGES, type Trilingual } from "../../domain/language/languages.ts";
import hallUrl from "../ornament/hall.svg?url";
import { Mark } from "../ornament/mark.tsx";
import { LanguageSwitch } from "./language-switch.tsx";

/** The entrance: the ring at full strength, the summit in three languages, and a form beside it. */
export function Hall({
  summit,
  language,
  children,
}: {
  summit: { name: Trilingual; city: Trilingual; dates: Trilingual } | null;
  language: Language;
  children: ReactNode;
}) {
  const { t } = useTranslation("common");
  return (
    <div className="entrance">
      <aside className="hall">
        <img className="sky" src={hallUrl} alt="" />
        {summit ? (
          <div className="words">
            <p className="when">
              {summit.city[language]}, {summit.dates[language]}
            </p>
            <div className="t">
              <p className="lead">{summit.name[language]}</p>
              {LANGUAGES.toReversed()
                .filter((other) => other !== language)
                .map((other) => (
                  <p key={other} lang={other}>
                    {summit.name[other]}
                  </p>
                ))}
            </div>
          </div>
        ) : null}
      </aside>
      <main className="side">
        <div className="bar">
          <a className="brand" href="/" aria-label={`Shanyrak: ${t("error.home")}`}>
            <Mark />
            Shanyrak
          </a>
          <LanguageSwitch on="paper" long />
        </div>
        <div className="form">{children}</div>
      </main>
    </div>
  );
}
