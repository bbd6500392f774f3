import { Link } from "@remix-run/react";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { surnameFirst } from "#app/domain/nominee/display.ts";
import { formatDay } from "#app/domain/time/astana.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Flag } from "#app/ui/flag.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import type { PermitPage } from "./page.server.ts";

/** Who waits, by the day of entry. What the thing is, opens on choosing it. */
export function PermitQueue({ page }: { page: PermitPage }) {
  const { t } = useTranslation("declaration");
  const language = useLanguage();
  const { queue, rows, more } = page;
  if (rows.length === 0)
    return (
      <section className="card">
        <EmptyState title={t(queue === "requested" ? "desk.empty" : "desk.emptyTab")} />
      </section>
    );
  return (
    <section className="card permit-list">
      {rows.map((row) => (
        <Link
          key={row.id}
          to={`?status=${queue}&id=${row.id}`}
          aria-current={row.id === page.file?.id ? "true" : undefined}
        >
          <span className="row">
            <Flag iso2={row.iso2} />
            <b>{row.delegation}</b>
          </span>
          <span className="t14">
            {t(`one.${row.kind}`)}
            {row.surname || row.givenNames
              ? ` · ${surnameFirst({ surname: row.surname ?? "", givenNames: row.givenNames ?? "" })}`
              : ""}
          </span>
          <span className="t13 c2 row">
            {t("desk.enters", { day: formatDay(row.entryDay, language) })}
            {row.late ? <Mark>{t("late")}</Mark> : null}
            {row.twice ? <Mark>{t("desk.twice")}</Mark> : null}
          </span>
        </Link>
      ))}
      {more ? (
        <Link to={`?status=${queue}&page=${page.page + 1}`} rel="next">
          {t("desk.next")}
        </Link>
      ) : null}
    </section>
  );
}

function Mark({ children }: { children: string }) {
  return (
    <span className="chip chip-back">
      <TriangleAlert className="i" aria-hidden="true" />
      {children}
    </span>
  );
}
