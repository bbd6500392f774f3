import { NavLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Between the pages of a delegation's journey: people, and what they bring. */
export function DelegationTabs() {
  const { t } = useTranslation("travel");
  return (
    <nav className="travel-tabs" aria-label={t("title")}>
      <NavLink to="/delegation/travel">{t("link.travel")}</NavLink>
      <NavLink to="/delegation/declarations">{t("link.declarations")}</NavLink>
    </nav>
  );
}
