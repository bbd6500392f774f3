import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { MOST_IN_BATCH } from "#app/domain/clearance/batch.ts";
import type { ClearancePage } from "#app/server/clearance/page.server.ts";
import { Field } from "#app/ui/field.tsx";

/** Which files go out. */
export function PrepareForm({ stages }: { stages: ClearancePage["stages"] }) {
  const { t } = useTranslation("clearance");
  return (
    <Form method="post" className="card several-form" aria-labelledby="prepare-title">
      <h2 className="h-sec" id="prepare-title">
        {t("prepare.title")}
      </h2>
      <Field
        id="stage"
        label={t("prepare.stage")}
        hint={t("prepare.hint", { count: MOST_IN_BATCH })}
      >
        <select className="input" id="stage" name="stage" aria-describedby="stage-hint">
          {stages.map(({ id, name, waiting }) => (
            <option key={id} value={id}>
              {t("prepare.option", { name, count: waiting })}
            </option>
          ))}
        </select>
      </Field>
      <div className="several-acts">
        <label>
          <input type="checkbox" name="repeat" />
          {t("prepare.repeat")}
        </label>
      </div>
      <div className="row act-buttons">
        <button className="btn btn-1" type="submit">
          {t("prepare.send")}
        </button>
      </div>
    </Form>
  );
}
