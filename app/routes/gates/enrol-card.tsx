import { Form } from "@remix-run/react";
import { QrCode } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import type { GateOverview } from "#app/server/gate/overview.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

import type { InvitationProblem } from "./form.ts";

type Shown = { gateId: string; minutes: number; url: string; size: number; path: string };
type Props = {
  gates: readonly GateOverview[];
  language: Language;
  problem: InvitationProblem | undefined;
  /** A code just made: shown now and never again. */
  shown: Shown | undefined;
};

/** Makes a one-time code for a phone, and shows it. */
export function EnrolCard({ gates, language, problem, shown }: Props) {
  const { t } = useTranslation("gate");
  const labelError = problem === "labelError" ? t("gates.labelError") : undefined;
  const gateError = problem === "gateError" ? t("gates.gateError") : undefined;
  return (
    <section className="card" aria-labelledby="enrol">
      <div className="card-h">
        <h2 className="h-sub" id="enrol">
          {t(shown ? "gates.showTitle" : "gates.enrolTitle")}
        </h2>
      </div>
      <div className="card-b gates-enrol">
        {shown ? (
          <ShownCode
            shown={shown}
            gate={gates.find(({ id }) => id === shown.gateId)?.name[language] ?? ""}
          />
        ) : null}
        <Form method="post">
          <Field id="gate" label={t("gates.gate")} error={gateError}>
            <select
              className="input"
              id="gate"
              name="gate"
              {...describedBy("gate", { error: gateError })}
            >
              {gates.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[language]}
                </option>
              ))}
            </select>
          </Field>
          <Field id="label" label={t("gates.label")} hint={t("gates.labelHint")} error={labelError}>
            <input
              className="input"
              id="label"
              name="label"
              maxLength={40}
              autoComplete="off"
              {...describedBy("label", { hint: true, error: labelError })}
            />
          </Field>
          <button className="btn btn-1" name="intent" value="invite">
            <QrCode className="i" aria-hidden="true" />
            {t("gates.make")}
          </button>
        </Form>
      </div>
    </section>
  );
}

/** The code with its quiet zone of four modules (ISO/IEC 18004 §9.1). */
function ShownCode({ shown, gate }: { shown: Shown; gate: string }) {
  const { t } = useTranslation("gate");
  const { size, path, url, minutes } = shown;
  return (
    <div className="gates-code" role="status">
      <p className="h-sub">{gate}</p>
      <svg
        viewBox={`-4 -4 ${size + 8} ${size + 8}`}
        role="img"
        aria-label={t("gates.qr", { gate })}
      >
        <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
        <path d={path} fill="#061A25" shapeRendering="crispEdges" />
      </svg>
      <p>{t("gates.showText", { count: minutes })}</p>
      <p className="hint">{t("gates.link")}</p>
      <a href={url} className="gates-link">
        {url}
      </a>
    </div>
  );
}
