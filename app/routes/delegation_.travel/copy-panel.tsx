import { useTranslation } from "react-i18next";

import { fullName } from "#app/domain/nominee/display.ts";
import { TRAVEL_GAPS } from "#app/domain/travel/plan.ts";
import type { Copy, CopyRefusal } from "#app/server/travel/copy.server.ts";
import type { Traveller } from "#app/server/travel/people.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Card, SelectField } from "#app/ui/travel/form-parts.tsx";

type Props = {
  people: readonly Traveller[];
  refused: { problem: CopyRefusal; copy: Copy } | null;
};

const FIELD_OF: Record<CopyRefusal, string> = {
  from_missing: "from",
  from_empty: "from",
  nobody: "from",
  nothing: "parts-arrival",
};

/** "Same as …": what one person has, given to everybody marked in the table. */
export function CopyPanel({ people, refused }: Props) {
  const { t } = useTranslation("travel");
  const error = refused ? t(`copy.problem.${refused.problem}`) : undefined;
  const parts = refused?.copy.parts ?? TRAVEL_GAPS;
  const models = people.filter(({ gaps }) => gaps.length < TRAVEL_GAPS.length);
  return (
    <Card id="copy" title={t("copy.title")}>
      <div className="card-b travel-copy">
        <p className="t14 c2">{t("copy.lead")}</p>
        <ErrorSummary
          title={t("form.errors")}
          errors={refused && error ? [{ field: FIELD_OF[refused.problem], message: error }] : []}
        />
        <SelectField
          name="from"
          label={t("copy.from")}
          value={refused?.copy.from ?? ""}
          error={refused && FIELD_OF[refused.problem] === "from" ? error : undefined}
          options={[
            { value: "", text: t("copy.choose") },
            ...models.map((person) => ({
              value: person.id,
              text: fullName(person) || t("table.unnamed"),
            })),
          ]}
        />
        <fieldset className="picks">
          <legend>{t("copy.parts")}</legend>
          {TRAVEL_GAPS.map((part) => (
            <label key={part} className="pick">
              <input
                type="checkbox"
                name="parts"
                id={`parts-${part}`}
                value={part}
                defaultChecked={parts.includes(part)}
              />
              {t(`gap.${part}`)}
            </label>
          ))}
        </fieldset>
        <label className="pick">
          <input type="checkbox" name="replace" defaultChecked={refused?.copy.replace ?? false} />
          {t("copy.replace")}
        </label>
        <button className="btn btn-2" type="submit">
          {t("copy.button")}
        </button>
      </div>
    </Card>
  );
}
