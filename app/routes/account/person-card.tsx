import { useTranslation } from "react-i18next";

import type { Role } from "#app/domain/access/roles.ts";
import type { Trilingual } from "#app/domain/language/languages.ts";
import { LanguageSwitch } from "#app/ui/shell/language-switch.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = {
  person: { name: string; email: string; roles: readonly Role[]; delegation: Trilingual | null };
  factor: "Set" | "Missing" | "None";
};

/** Who they are here, and in which language the pages and letters come. */
export function PersonCard({ person, factor }: Props) {
  const { t } = useTranslation(["access", "common"]);
  const language = useLanguage();
  const [mailbox, host] = person.email.split("@");
  return (
    <section className="card" aria-labelledby="person-title">
      <div className="card-h">
        <h2 className="h-sub" id="person-title">
          {person.name}
        </h2>
      </div>
      <div className="card-b account-person">
        <dl className="dl">
          <dt>{t("account.email")}</dt>
          <dd>
            {mailbox}@<wbr />
            {host}
          </dd>
          <dt>{t("account.role")}</dt>
          <dd>{person.roles.map((role) => t(`common:role.${role}`)).join(", ") || "–"}</dd>
          {person.delegation ? (
            <>
              <dt>{t("account.delegation")}</dt>
              <dd>{person.delegation[language]}</dd>
            </>
          ) : null}
          <dt>{t("account.language")}</dt>
          <dd>
            <LanguageSwitch on="paper" />
          </dd>
        </dl>
        <h3 className="h-sub">{t("account.factor")}</h3>
        <p className="t13 c2">{t(`account.factor${factor}`)}</p>
      </div>
    </section>
  );
}
