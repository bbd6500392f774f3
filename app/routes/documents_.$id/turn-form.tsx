import { Form } from "@remix-run/react";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { DocumentStatus } from "#app/domain/document/status.ts";
import { stepOf } from "#app/domain/document/turns.ts";
import type { MeetingName } from "#app/server/body/meeting-names.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

import { MeetingField } from "./meeting-field.tsx";
import { type Refused, useErrorAt } from "./problem-words.ts";

type Props = {
  status: DocumentStatus;
  today: string;
  meetings: readonly MeetingName[];
  refused: Refused | undefined;
};

/** Moves the document a step on or back, with the day of the decision; an adoption asks once more. */
export function TurnForm({ status, today, meetings, refused }: Props) {
  const { t } = useTranslation("document");
  const errorAt = useErrorAt(refused);
  const next = stepOf(status, "forward");
  const previous = stepOf(status, "back");
  const typed = refused?.typed;
  return (
    <section className="card" id="turn" aria-labelledby="turn-title">
      <div className="card-h">
        <h2 className="h-sub" id="turn-title">
          {t("turn.title")}
        </h2>
      </div>
      {next === undefined ? (
        <p className="card-b t14 c2">{t("turn.final")}</p>
      ) : (
        <Form method="post" className="card-b document-form" replace noValidate>
          <input type="hidden" name="intent" value="turn" />
          <input type="hidden" name="seen" value={status} />
          <Field id="day" label={t("turn.day")} error={errorAt("day")}>
            <input
              className="input"
              id="day"
              name="day"
              type="date"
              max={today}
              defaultValue={typed?.day ?? today}
              {...describedBy("day", { error: errorAt("day") })}
            />
          </Field>
          <MeetingField
            id="turn-meeting"
            label={t("turn.meeting")}
            meetings={meetings}
            chosen={typed?.meeting}
          />
          {previous ? (
            <Field id="reason" label={t("turn.reason")} error={errorAt("reason")}>
              <textarea
                className="input"
                id="reason"
                name="reason"
                rows={2}
                maxLength={2000}
                defaultValue={typed?.reason}
                {...describedBy("reason", { error: errorAt("reason") })}
              />
            </Field>
          ) : null}
          {next === "adopted" ? (
            <label className="choice" htmlFor="sure">
              <input
                type="checkbox"
                id="sure"
                name="sure"
                defaultChecked={typed?.sure !== undefined}
                {...describedBy("sure", { error: errorAt("sure") })}
              />
              {t("turn.sure")}
            </label>
          ) : null}
          <div className="document-turns">
            {/* Enter in a field presses the first button: the step on. */}
            <button className="btn btn-1 btn-s" name="direction" value="forward">
              {t("turn.forward", { status: t(`status.${next}`) })}
              <ArrowRight className="i i-16" aria-hidden="true" />
            </button>
            {previous ? (
              <button className="btn btn-3 btn-s" name="direction" value="back">
                <ArrowLeft className="i i-16" aria-hidden="true" />
                {t("turn.back", { status: t(`status.${previous}`) })}
              </button>
            ) : null}
          </div>
        </Form>
      )}
    </section>
  );
}
