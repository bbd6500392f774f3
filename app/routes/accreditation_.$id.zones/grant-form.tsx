import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { type GrantRefusal, LONGEST_GRANT_REASON } from "#app/domain/badge/zones.ts";
import type { ZonesPage } from "#app/server/badge/zones-page.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

type Refused = { refusal: GrantRefusal; zone: number; reason: string };

/** Opens one more zone. Both fields are asked for; what was typed stays when it is refused. */
export function GrantForm(props: { zones: ZonesPage["zones"]; refused: Refused | null }) {
  const { zones, refused } = props;
  const { t } = useTranslation("zone");
  const closed = zones.filter(({ byCategory, grant }) => !byCategory && !grant);
  if (closed.length === 0) return <p className="c2">{t("allOpen")}</p>;
  const said = refused && refused.refusal !== "not_granted" ? refused.refusal : null;
  const words = said ? t(`refusal.${said}`) : undefined;
  const aboutReason = said === "reason_missing" || said === "reason_too_long";
  const errors = { zone: aboutReason ? undefined : words, reason: aboutReason ? words : undefined };
  return (
    <Form method="post" className="card" noValidate>
      <div className="card-h">
        <h2 className="h-sub">{t("grantTitle")}</h2>
      </div>
      <div className="card-b stack">
        <Field id="zone" label={t("zone")} error={errors.zone}>
          <select
            className="input"
            id="zone"
            name="zone"
            required
            defaultValue={refused?.zone || ""}
            {...describedBy("zone", { error: errors.zone })}
          >
            <option value="">{t("choose")}</option>
            {closed.map(({ number, name }) => (
              <option key={number} value={number}>
                {`${number}. ${name}`}
              </option>
            ))}
          </select>
        </Field>
        <Field id="reason" label={t("reason")} hint={t("reasonHint")} error={errors.reason}>
          <textarea
            className="input"
            id="reason"
            name="reason"
            rows={2}
            required
            maxLength={LONGEST_GRANT_REASON}
            defaultValue={refused?.reason}
            {...describedBy("reason", { hint: true, error: errors.reason })}
          />
        </Field>
        <div className="row act-buttons">
          <button className="btn btn-1">{t("grant")}</button>
        </div>
      </div>
    </Form>
  );
}
