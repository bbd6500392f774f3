import { Form, Link, NavLink } from "@remix-run/react";
import { LogOut, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";

import { isLanguage } from "../../domain/language/languages.ts";
import { Mark } from "../ornament/mark.tsx";
import { AstanaClock } from "./astana-clock.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import type { ShellFrame, ShellPerson } from "./frame.ts";

/** The bar over every page of somebody signed in: their pages, the Astana clock, language, and who they are. */
export function TopBar({ data, viewer }: { data: ShellFrame; viewer: ShellPerson }) {
  const { t, i18n } = useTranslation("common");
  const language = isLanguage(i18n.language) ? i18n.language : "en";
  const role = viewer.role ? t(`role.${viewer.role}`) : "";
  return (
    <header className="top">
      <Link className="top-brand" to="/">
        <Mark />
        <span className="word">Shanyrak</span>
      </Link>
      <nav className="top-nav" aria-label={t("pages")}>
        {viewer.pages.map(({ key, href }) => (
          <NavLink key={key} to={href} end={href === "/delegation"}>
            {t(`page.${key}`)}
          </NavLink>
        ))}
      </nav>
      <div className="top-end">
        {data.demonstration ? (
          <span className="top-demo" title={t("demonstrationClock")}>
            {t("demonstration")}
          </span>
        ) : null}
        <AstanaClock now={data.now} />
        <LanguageSwitch on="ink" />
        <details className="top-menu">
          <summary className="top-who">
            <span className="mono-i" aria-hidden="true">
              {initials(viewer.name)}
            </span>
            <span className="who">
              {viewer.name}
              <small>
                {role}
                {viewer.delegation ? `, ${viewer.delegation[language]}` : ""}
              </small>
            </span>
          </summary>
          <div className="top-panel">
            <p className="t13 c2 top-panel-who">
              <b>{viewer.name}</b>
              <br />
              {role}
            </p>
            <Link className="btn btn-3" to="/account">
              <UserRound className="i i-18" aria-hidden="true" />
              {t("account")}
            </Link>
            <Form method="post" action="/sign-out" reloadDocument>
              <button className="btn btn-3" type="submit">
                <LogOut className="i i-18" aria-hidden="true" />
                {t("signOut")}
              </button>
            </Form>
          </div>
        </details>
      </div>
    </header>
  );
}

/** First letters of the first two words, in any script. */
function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
