import { Ban, CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { TypedDraft } from "../../domain/nominee/draft.ts";
import type { ProblemField } from "../../domain/nominee/problems.ts";
import { CategoryTag } from "../category-tag.tsx";
import { Field } from "../field.tsx";
import type { CategoryChoice, NomineeFormData } from "./form-data.ts";
import { HostedTick } from "./hosted-tick.tsx";

type Props = {
  data: NomineeFormData;
  typed: TypedDraft;
  errorOf: (field: ProblemField) => string | undefined;
  inPlaceOf: string;
};

/** Categories as cards with the places left in their group; a full group takes a person only in place of another. */
export function CategoryCard({ data, typed, errorOf, inPlaceOf }: Props) {
  const { t } = useTranslation("registration");
  const error = errorOf("category");
  const full = data.categories.filter(isFull).map(({ places }) => places.group);
  const holders = data.holders.filter(({ id, group }) => id === inPlaceOf || full.includes(group));
  const zones = data.zones.map(({ number, name }) => `${number} ${name}`).join(", ");
  return (
    <section className="card" aria-labelledby="category-title">
      <div className="card-h">
        <h2 className="h-sec" id="category-title">
          {t("form.category")}
        </h2>
        <span className="t13 c3 end">{t("form.placesLive")}</span>
      </div>
      <div className="card-b">
        <div className={error ? "field is-err" : "field"}>
          {error ? (
            <span className="err" id="category-error">
              <CircleAlert className="i i-16" aria-hidden="true" />
              {error}
            </span>
          ) : null}
          <div
            className="cats"
            id="category"
            role="radiogroup"
            tabIndex={-1}
            aria-labelledby="category-title"
            aria-describedby={error ? "category-error" : undefined}
          >
            {data.categories.map((category) => (
              <Choice
                key={category.id}
                category={category}
                chosen={typed.category === category.id}
              />
            ))}
          </div>
        </div>
        <p className="hint zones-hint">{t("form.zonesHint", { list: zones })}</p>
        <HostedTick data={data} error={errorOf("hosted")} />
        {holders.length > 0 ? (
          <div className="in-place-of">
            <Field id="inPlaceOf" label={t("form.inPlaceOf")} hint={t("form.inPlaceOfHint")}>
              <select
                className="input"
                id="inPlaceOf"
                name="inPlaceOf"
                defaultValue={inPlaceOf}
                aria-describedby="inPlaceOf-hint"
              >
                <option value="">{t("form.inPlaceOfNobody")}</option>
                {holders.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </Field>
          </div>
        ) : null}
      </div>
    </section>
  );
}

const isFull = ({ places }: CategoryChoice): boolean => places.taken >= places.places;

function Choice({ category, chosen }: { category: CategoryChoice; chosen: boolean }) {
  const { t } = useTranslation(["registration", "common"]);
  const { taken, places } = category.places;
  const full = isFull(category);
  return (
    <label className={full ? "cc full" : "cc"}>
      <span className="row cc-head">
        <CategoryTag letter={category.letter} />
        <b>{category.name}</b>
        {full ? <Ban className="i i-18" aria-hidden="true" /> : null}
        <input type="radio" name="category" value={category.id} defaultChecked={chosen} />
      </span>
      <small>
        {full
          ? t("form.placesFull", { taken, places })
          : t("form.placesFree", { count: places - taken, places })}
      </small>
      <span
        className="zones"
        role="img"
        aria-label={t("common:zones", { list: category.zones.join(", ") })}
      >
        {category.zones.map((zone) => (
          <span key={zone} className="zone" aria-hidden="true">
            {zone}
          </span>
        ))}
      </span>
    </label>
  );
}
