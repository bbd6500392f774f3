import { Form } from "@remix-run/react";

import type { PlanWords } from "#app/ui/bilateral/plan.ts";

/** Orders a run: how long it may take, and what it supposes. */
export function MakeForm(props: {
  seconds: readonly number[];
  /** Rooms that a run may do without. */
  spare: readonly string[];
  words: PlanWords;
}) {
  const { seconds, spare, words } = props;
  const { t } = words;
  return (
    <Form method="post" className="card plans-make">
      <div className="card-b">
        <label className="row" htmlFor="plan-seconds">
          {t("time")}
          <select id="plan-seconds" name="seconds" className="input" defaultValue="60">
            {seconds.map((count) => (
              <option key={count} value={count}>
                {t("seconds", { count })}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>{t("whatIf.title")}</legend>
          <label className="tick">
            <input type="checkbox" name="keep" value="1" />
            {t("whatIf.keep")}
          </label>
          {spare.length > 0 ? (
            <div className="plans-rooms" role="group" aria-label={t("whatIf.without")}>
              <span>{t("whatIf.without")}</span>
              {spare.map((id) => (
                <label key={id} className="tick">
                  <input type="checkbox" name="without" value={id} />
                  {words.words.room(id)}
                </label>
              ))}
            </div>
          ) : null}
        </fieldset>
        <button className="btn btn-1" name="intent" value="make">
          {t("make")}
        </button>
      </div>
    </Form>
  );
}
