import { Link } from "@remix-run/react";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { SeveralRow } from "#app/server/vetting/several-page.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { Flag } from "#app/ui/flag.tsx";

/** Whose file it is, what speaks for looking at it alone, and what `children` say of it. */
export function FileRow({
  row,
  tick,
  children,
}: {
  row: SeveralRow;
  tick?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation(["several", "accreditation"]);
  const warnings = row.warnings.checks.map(({ check, word }) =>
    // The word and its sentence are paired in the domain and the texts; a test walks every pair.
    t(`accreditation:check.${check}.${word}` as "accreditation:check.complete.warn", {
      count: row.warnings.gaps,
    }),
  );
  if (row.warnings.namesake) warnings.push(t("namesake"));
  return (
    <li className={warnings.length > 0 ? "is-warn" : undefined}>
      {tick}
      <div className="grow">
        <span className="row several-who">
          <Flag iso2={row.iso2} size="s" />
          <Link to={`/accreditation/${row.id}`}>{row.name}</Link>
          {row.category ? (
            <CategoryTag letter={row.category.letter} label={row.category.name} />
          ) : null}
          <span className="t13 c2">
            {row.number}
            {row.stage ? ` · ${row.stage}` : ""}
          </span>
        </span>
        {warnings.length > 0 ? (
          <ul className="several-warn t13">
            {warnings.map((words) => (
              <li key={words}>
                <TriangleAlert className="i i-14" aria-hidden="true" />
                {words}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <span className="several-say t14">{children}</span>
    </li>
  );
}
