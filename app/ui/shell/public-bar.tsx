import { Link, NavLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { Mark } from "../ornament/mark.tsx";
import type { ShellFrame, ShellPerson } from "./frame.ts";
import { LanguageSwitch } from "./language-switch.tsx";

/** The head of pages that need no sign-in: to strangers the way in, to those who are in the way back to their work. */
export function PublicBar({ data, viewer }: { data: ShellFrame; viewer: ShellPerson | null }) {
  const { t } = useTranslation("common");
  const { summit, language } = data;
  const home = viewer?.pages.find(({ href }) => href !== "/programme");
  return (
    <header className="public-bar">
      <Link className="brand" to="/">
        <Mark />
        <span>
          {summit ? `${summit.shortName[language]} · ${summit.city[language]}` : "Shanyrak"}
        </span>
      </Link>
      <nav aria-label={t("pages")}>
        <NavLink to="/programme">{t("page.programme")}</NavLink>
        {viewer ? null : <NavLink to="/sign-in">{t("signIn")}</NavLink>}
        {home ? <NavLink to={home.href}>{t(`page.${home.key}`)}</NavLink> : null}
      </nav>
      {viewer ? (
        <Link className="public-who" to="/">
          {viewer.name}
        </Link>
      ) : null}
      <LanguageSwitch on="paper" />
    </header>
  );
}
