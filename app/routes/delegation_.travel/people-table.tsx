import { Link } from "@remix-run/react";
import { Check, CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { fullName } from "#app/domain/nominee/display.ts";
import type { CategoryLetter } from "#app/domain/badge/letter.ts";
import type { NamedLanguage } from "#app/server/travel/languages.server.ts";
import type { Traveller } from "#app/server/travel/people.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { JourneyText } from "#app/ui/travel/journey-text.tsx";

type Props = {
  people: readonly Traveller[];
  hotels: readonly { id: string; name: string }[];
  categories: readonly { id: string; letter: CategoryLetter; name: string }[];
  languages: readonly NamedLanguage[];
  /** Ids marked when the form was refused. */
  chosen: readonly string[];
};

/** Everybody with both ways at once, each with a box to mark for a group. */
export function PeopleTable({ people, hotels, categories, languages, chosen }: Props) {
  const { t } = useTranslation("travel");
  return (
    <table className="tbl tbl-stack travel-people" aria-label={t("table.label")}>
      <thead>
        <tr>
          <th>
            <span className="vh">{t("table.chooseHead")}</span>
          </th>
          <th>{t("table.name")}</th>
          <th>{t("table.arrival")}</th>
          <th>{t("table.departure")}</th>
          <th>{t("table.hotel")}</th>
          <th>{t("table.missing")}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => {
          const name = fullName(person) || t("table.unnamed");
          const category = categories.find(({ id }) => id === person.category);
          const hotel = hotels.find(({ id }) => id === person.hotelId)?.name ?? person.hotelId;
          const interprets = person.interprets.map(
            (code) => languages.find((known) => known.code === code)?.name ?? code,
          );
          return (
            <tr key={person.id}>
              <td className="pick">
                <input
                  type="checkbox"
                  name="to"
                  value={person.id}
                  defaultChecked={chosen.includes(person.id)}
                  aria-label={t("table.choose", { name })}
                />
              </td>
              <td>
                <span className="row">
                  {category ? <CategoryTag letter={category.letter} label={category.name} /> : null}
                  <span className="who-name">
                    <Link to={`/delegation/nominees/${person.id}/travel`}>{name}</Link>
                    <small>
                      {interprets.length > 0
                        ? t("table.interprets", { languages: interprets.join(", ") })
                        : person.position}
                    </small>
                  </span>
                </span>
              </td>
              <td data-label={t("table.arrival")}>
                <JourneyText journey={person.arrival} />
              </td>
              <td data-label={t("table.departure")}>
                <JourneyText journey={person.departure} />
              </td>
              <td data-label={t("table.hotel")}>
                {hotel ?? (person.hotelOther || <span className="c3">{t("table.none")}</span>)}
              </td>
              <td data-label={t("table.missing")}>
                <Gaps gaps={person.gaps} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Gaps({ gaps }: Pick<Traveller, "gaps">) {
  const { t } = useTranslation("travel");
  const Icon = gaps.length > 0 ? CircleAlert : Check;
  return (
    <span className={gaps.length > 0 ? "miss warn" : "miss none"}>
      <Icon className="i i-18" aria-hidden="true" />
      <span>
        {gaps.length > 0 ? gaps.map((gap) => t(`gap.${gap}`)).join(", ") : t("table.complete")}
      </span>
    </span>
  );
}
