import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { listAccounts } from "#app/server/admin/accounts.server.ts";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = { accounts: Awaited<ReturnType<typeof listAccounts>> };

export function Accounts({ accounts }: Props) {
  const { t } = useTranslation(["admin", "common"]);
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="accounts-title">
      <div className="card-h">
        <h2 className="h-sub" id="accounts-title">
          {t("accounts.title")}
        </h2>
        <span className="count">{accounts.length}</span>
      </div>
      <div className="table-scroll">
        <table className="tbl tbl-stack trail" aria-labelledby="accounts-title">
          <thead>
            <tr>
              <th scope="col">{t("accounts.name")}</th>
              <th scope="col">{t("accounts.role")}</th>
              <th scope="col">{t("accounts.delegation")}</th>
              <th scope="col">{t("accounts.language")}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map((person) => (
              <tr key={person.id}>
                <td data-label={t("accounts.name")}>
                  <span>
                    <Link className="w6" to={`/admin/accounts/${person.id}`}>
                      {person.name}
                    </Link>
                    <br />
                    <span className="t13 c2">{person.email}</span>
                  </span>
                </td>
                <td data-label={t("accounts.role")}>
                  {person.roles.map((role) => t(`common:role.${role}`)).join(", ")}
                </td>
                <td data-label={t("accounts.delegation")}>
                  {person.delegation?.[language] ?? "–"}
                </td>
                <td data-label={t("accounts.language")}>{t(`language.${person.language}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
