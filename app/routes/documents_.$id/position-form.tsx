import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { POSITION_MAX_LENGTH, type Position, STANCES } from "#app/domain/document/position.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

import { type Refused, useErrorAt } from "./problem-words.ts";

type Props = {
  version: number;
  paragraphs: number;
  /** The paragraph that was chosen in the text. */
  chosen: number | null;
  mine: readonly Position[];
  refused: Refused | undefined;
};

/** The own delegation's word on the whole text or one paragraph; what stands already is filled in. */
export function PositionForm({ version, paragraphs, chosen, mine, refused }: Props) {
  const { t } = useTranslation("document");
  const errorAt = useErrorAt(refused);
  const standing = mine.find(({ paragraph }) => paragraph === chosen);
  const typed = refused?.typed;
  const stance = typed?.stance ?? standing?.stance ?? "agree";
  // Another paragraph was chosen, and its form comes in place of this one: what is entered meanwhile would go with it.
  const { state, formMethod } = useNavigation();
  const isLeft = state === "loading" && formMethod === undefined;
  return (
    <section className="card" id="own" aria-labelledby="own-title">
      <div className="card-h">
        <h2 className="h-sub" id="own-title">
          {t("own.title")}
        </h2>
      </div>
      <Form
        method="post"
        className="card-b document-form"
        replace
        noValidate
        {...(isLeft && { inert: "" })}
      >
        <input type="hidden" name="intent" value="position" />
        <input type="hidden" name="version" value={version} />
        <Field id="paragraph" label={t("own.on")} error={errorAt("paragraph")}>
          <select
            className="input"
            id="paragraph"
            name="paragraph"
            defaultValue={typed?.paragraph ?? chosen ?? ""}
            {...describedBy("paragraph", { error: errorAt("paragraph") })}
          >
            <option value="">{t("positions.whole")}</option>
            {Array.from({ length: paragraphs }, (_, index) => (
              <option key={index} value={index + 1}>
                {t("text.paragraph", { number: index + 1 })}
              </option>
            ))}
          </select>
        </Field>
        <fieldset className="field">
          <legend className="flabel">{t("own.legend")}</legend>
          {STANCES.map((one) => (
            <label key={one} className="choice">
              <input type="radio" name="stance" value={one} defaultChecked={stance === one} />
              {t(`own.stance.${one}`)}
            </label>
          ))}
        </fieldset>
        <Field
          id="proposal"
          label={t("own.proposal")}
          hint={t("own.proposalHint")}
          error={errorAt("proposal")}
        >
          <textarea
            className="input"
            id="proposal"
            name="proposal"
            rows={3}
            maxLength={POSITION_MAX_LENGTH}
            defaultValue={typed?.proposal ?? standing?.proposal ?? ""}
            {...describedBy("proposal", { hint: true, error: errorAt("proposal") })}
          />
        </Field>
        <Field id="position-remark" label={t("own.remark")} error={errorAt("position-remark")}>
          <textarea
            className="input"
            id="position-remark"
            name="remark"
            rows={2}
            maxLength={POSITION_MAX_LENGTH}
            defaultValue={typed?.remark ?? standing?.remark ?? ""}
            {...describedBy("position-remark", { error: errorAt("position-remark") })}
          />
        </Field>
        <button className="btn btn-1">{t("own.save")}</button>
      </Form>
    </section>
  );
}
