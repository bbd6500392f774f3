import { NavLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";

const TABS = [
  { key: "documents", href: "/documents" },
  { key: "bodies", href: "/bodies" },
  { key: "fund", href: "/fund" },
] as const;

/** From the documents to the bodies that negotiate them, and to the Fund; strangers have no business at the Fund. */
export function DocumentTabs({ fund }: { fund: boolean }) {
  const { t } = useTranslation("document");
  return (
    <nav className="tabs document-tabs" aria-label={t("tabs.label")}>
      {TABS.filter(({ key }) => fund || key !== "fund").map(({ key, href }) => (
        <NavLink key={key} to={href} end>
          {t(`tabs.${key}`)}
        </NavLink>
      ))}
    </nav>
  );
}
