import { useTranslation } from "react-i18next";

import type { peopleWithNeeds } from "#app/server/travel/board.server.ts";
import type { NamedLanguage } from "#app/server/travel/languages.server.ts";
import { Flag } from "#app/ui/flag.tsx";

type Props = {
  people: Awaited<ReturnType<typeof peopleWithNeeds>>;
  languages: readonly NamedLanguage[];
};

/** Diets, access and interpretation, by delegation; for the protocol office. */
export function NeedsTable({ people, languages }: Props) {
  const { t } = useTranslation("travel");
  const names = (codes: readonly string[]) =>
    languages
      .filter(({ code }) => codes.includes(code))
      .map(({ name }) => name)
      .join(", ");
  return (
    <section className="card">
      <table className="tbl tbl-stack">
        <thead>
          <tr>
            <th>{t("board.delegation")}</th>
            <th>{t("board.who")}</th>
            <th>{t("board.diet")}</th>
            <th>{t("board.access")}</th>
            <th>{t("board.interpretation")}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <span className="row">
                  <Flag iso2={person.iso2} />
                  {person.delegation}
                </span>
              </td>
              <td className="board-who">{person.name}</td>
              <td data-label={t("board.diet")}>{person.diet || "–"}</td>
              <td data-label={t("board.access")}>{person.access || "–"}</td>
              <td data-label={t("board.interpretation")}>
                {[
                  ...(person.interprets.length > 0
                    ? [t("table.interprets", { languages: names(person.interprets) })]
                    : []),
                  ...(person.needsInterpretation.length > 0
                    ? [t("board.into", { languages: names(person.needsInterpretation) })]
                    : []),
                ].join("; ") || "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
