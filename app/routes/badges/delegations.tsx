import { Form, Link } from "@remix-run/react";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { DeskDelegation } from "#app/server/badge/desk.server.ts";
import { Flag } from "#app/ui/flag.tsx";

/** The search and the delegations, with how many badges wait in each. */
export function Delegations(props: {
  delegations: readonly DeskDelegation[];
  shown: string | undefined;
  words: string;
}) {
  const { delegations, shown, words } = props;
  const { t } = useTranslation(["badge", "print", "pass", "custody"]);
  const total = delegations.reduce(
    (sum, { waiting, ready, collected }) => sum + waiting + ready + collected,
    0,
  );
  return (
    <nav className="desk-list" aria-label={t("delegation")}>
      <header>
        <h1 className="h-page">{t("title")}</h1>
        <p className="t14 c2">{t("lead", { count: total })}</p>
        <Form className="desk-find" role="search" method="get">
          <label htmlFor="desk-words" className="vh">
            {t("find")}
          </label>
          <input
            id="desk-words"
            className="input"
            type="search"
            name="find"
            placeholder={t("find")}
            defaultValue={words}
            autoComplete="off"
          />
          <button className="btn btn-2" type="submit">
            <Search className="i i-18" aria-hidden="true" />
            <span className="vh">{t("show")}</span>
          </button>
        </Form>
        <p className="desk-links t14">
          <Link to="/badges/print">{t("print:title")}</Link>
          <Link to="/badges/register">{t("print:register")}</Link>
          <Link to="/badges/passes">{t("pass:title")}</Link>
          <Link to="/badges/custody">{t("custody:title")}</Link>
        </p>
      </header>
      <ul>
        {delegations.map((each) => (
          <li key={each.id}>
            <Link
              to={`/badges?delegation=${each.id}`}
              aria-current={each.id === shown ? "page" : undefined}
            >
              {each.iso2 ? <Flag iso2={each.iso2} /> : <span className="no-flag" />}
              <span className="grow">
                <b className="serif w5">{each.name}</b>
                <small className="counts">
                  {each.waiting > 0 ? <span>{t("waiting", { count: each.waiting })}</span> : null}
                  {each.ready > 0 ? <span>{t("ready", { count: each.ready })}</span> : null}
                  {each.collected > 0 ? (
                    <span>{t("collected", { count: each.collected })}</span>
                  ) : null}
                </small>
              </span>
              <span className="iso c3">{each.code}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
