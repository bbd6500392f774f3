import { NavLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { GatePage } from "#app/domain/access/home.ts";

/** Between the pages of the gates, those that the reader may open. */
export function GatesTabs({ tabs }: { tabs: readonly GatePage[] }) {
  const { t } = useTranslation("supervision");
  return (
    <nav className="gates-tabs" aria-label={t("nav.label")}>
      {tabs.map(({ key, href }) => (
        <NavLink key={key} to={href} end={href === "/gates"}>
          {t(`nav.${key}`)}
        </NavLink>
      ))}
    </nav>
  );
}
