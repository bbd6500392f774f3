import { useTranslation } from "react-i18next";

import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import type { PrecedencePolicy } from "#app/domain/precedence/policy.ts";

/** What the definition says of order, in sentences. */
export function PolicyCard({
  policy,
  chair,
  host,
  language,
}: {
  policy: PrecedencePolicy;
  chair: Trilingual | null;
  host: Trilingual | null;
  language: Language;
}) {
  const { t } = useTranslation("precedence");
  const ranks = policy.ranks.map((together) => {
    const words = together.map((rank) => t(`rank.${rank}`)).join(", ");
    return together.length > 1 ? t("policy.together", { ranks: words }) : words;
  });
  const own = policy.filedByPractice.map((each) => t(`order.${ALPHABET[each]}`)).join(", ");
  const lines = [
    chair ? t("policy.chair", { name: chair[language] }) : null,
    host ? t("policy.host", { name: host[language] }) : null,
    t("policy.ranks", { ranks: ranks.join("; ") }),
    t("policy.form"),
    own ? t("policy.practice", { languages: own }) : null,
    t("policy.minutes", { count: policy.statementMinutes }),
  ];
  return (
    <section className="card card-b prec-policy" aria-labelledby="policy">
      <h2 className="h-sec" id="policy">
        {t("policy.title")}
      </h2>
      <ul>{lines.map((line) => (line === null ? null : <li key={line}>{line}</li>))}</ul>
    </section>
  );
}

const ALPHABET = { en: "english", ru: "russian", kk: "kazakh" } as const;
