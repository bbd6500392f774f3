import { useTranslation } from "react-i18next";

import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

type Props = { definition: Omit<SummitDefinition, "delegations">; delegations: number };

/** What the definition in force says, in short; it is changed by loading another file. */
export function Definition({ definition, delegations }: Props) {
  const { t } = useTranslation("admin");
  const language = useLanguage();
  const stageName = (id: string): string =>
    definition.vettingStages.find((stage) => stage.id === id)?.name[language] ?? id;
  const facts = [
    [t("definition.dates"), definition.dates[language]],
    [t("definition.venue"), definition.venue.name[language]],
    [t("definition.zone"), definition.timeZone],
    [t("definition.delegations"), delegations],
    [t("definition.zones"), definition.zones.length],
    [t("definition.gates"), definition.gates.length],
    [t("definition.rooms"), definition.rooms.length],
    [t("definition.items"), definition.programme.length],
  ] as const;
  return (
    <section className="card" aria-labelledby="definition-title">
      <div className="card-h">
        <h2 className="h-sub" id="definition-title">
          {t("definition.title")}
        </h2>
      </div>
      <div className="card-b definition">
        <p className="serif t18">{definition.name[language]}</p>
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt className="c2">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <h3 className="h-sub">{t("definition.categories")}</h3>
        <ul className="paths">
          {definition.categories.map(({ id, letter, name, vettingPath, twoPerson }) => (
            <li key={id}>
              <CategoryTag letter={letter} />
              <span>
                {name[language]}
                <span className="t13 c2">
                  {vettingPath.map(stageName).join(" › ")}
                  {twoPerson ? ` · ${t("definition.twoPersons")}` : ""}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
