import { Link, NavLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { Mark } from "../ornament/mark.tsx";
import type { ShellFrame } from "./frame.ts";
import { LanguageSwitch } from "./language-switch.tsx";

/** The head of pages that need no sign-in. */
export function PublicBar({ data }: { data: ShellFrame }) {
  const { t } = useTranslation("common");
  const { summit, language } = data;
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
        <NavLink to="/sign-in">{t("signIn")}</NavLink>
      </nav>
      <LanguageSwitch on="paper" />
    </header>
  );
}
