import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { AccountsPage } from "#app/server/admin/account-list.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SearchInput } from "#app/ui/search-input.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = AccountsPage & { words: string };

/** Who may sign in, fifty at a time, to be searched by name or address. */
export function Accounts({ words, people, found, next }: Props) {
  const { t } = useTranslation("admin");
  return (
    <section className="card" aria-labelledby="accounts-title">
      <div className="card-h">
        <h2 className="h-sub" id="accounts-title">
          {t("accounts.title")}
        </h2>
        <span className="count">{found}</span>
      </div>
      <Form method="get" role="search" className="accounts-find">
        <SearchInput id="accounts-q" name="q" label={t("accounts.find")} words={words} />
        <button className="btn btn-2">{t("audit.show")}</button>
      </Form>
      {people.length === 0 ? (
        <EmptyState title={t("accounts.none")}>
          <Link className="btn btn-2" to="/admin" reloadDocument>
            {t("accounts.all")}
          </Link>
        </EmptyState>
      ) : (
        <List people={people} />
      )}
      {next ? (
        <Link
          className="btn btn-3 accounts-next"
          to={`/admin?${new URLSearchParams({ ...(words && { q: words }), after: next }).toString()}`}
        >
          {t("accounts.next")}
        </Link>
      ) : null}
    </section>
  );
}

function List({ people }: Pick<AccountsPage, "people">) {
  const { t } = useTranslation(["admin", "common"]);
  const language = useLanguage();
  return (
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
          {people.map((person) => (
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
              <td data-label={t("accounts.delegation")}>{person.delegation?.[language] ?? "–"}</td>
              <td data-label={t("accounts.language")}>{t(`language.${person.language}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
