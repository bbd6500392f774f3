import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { MEETING_LEVELS, type Answer, type MeetingLevel } from "../../domain/bilateral/kinds.ts";
import type { Interval } from "../../domain/bilateral/interval.ts";
import { COMPANIONS } from "../../domain/bilateral/request.ts";
import { typedWindow, type WindowProblem } from "../../domain/bilateral/windows.ts";
import { describedBy, Field } from "../field.tsx";
import { SelectField } from "./select-field.tsx";
import { EMPTY_WISH } from "./wish-fields.ts";
import { WindowFields } from "./window-fields.tsx";

type AnswerFormProps = {
  side: {
    delegationId: string;
    answer: Answer;
    level: MeetingLevel;
    companions: number;
    proposed: readonly Interval[];
    remark: string;
  };
  level: MeetingLevel;
  days: readonly string[];
  error: WindowProblem | undefined;
  /** Whose answer protocol enters, and by which note; left out where a side answers itself. */
  entering?: { title: string };
};

/** Accepting, declining, or proposing other hours, with by whom and with how many the side is represented. */
export function AnswerForm({ side, days, error, entering }: AnswerFormProps) {
  const { t } = useTranslation(["request", "bilateral"]);
  // Protocol has a form for each side on one page.
  const id = (name: string) => (entering ? `${name}-${side.delegationId}` : name);
  const windows = EMPTY_WISH.windows.map((empty, index) => {
    const proposed = side.proposed[index];
    return proposed ? typedWindow(proposed) : empty;
  });
  return (
    <Form method="post" className="card wish" aria-labelledby={id("answer-title")} noValidate>
      <div className="card-h">
        <h2 className="h-sec" id={id("answer-title")}>
          {entering?.title ?? t("page.answer")}
        </h2>
      </div>
      <div className="card-b">
        {entering ? (
          <>
            <input type="hidden" name="side" value={side.delegationId} />
            <Field id={id("note")} label={t("protocol.note")}>
              <input id={id("note")} name="note" className="input" maxLength={40} />
            </Field>
          </>
        ) : null}
        <div className="wish-pair">
          <SelectField
            id={id("level")}
            name="level"
            label={t("side.level")}
            options={MEETING_LEVELS.map((level) => ({
              ...{ id: level, text: t(`bilateral:levelLong.${level}`) },
            }))}
            chosen={side.level}
          />
          <Field id={id("companions")} label={t("side.companions")}>
            <input
              id={id("companions")}
              name="companions"
              className="input"
              inputMode="numeric"
              defaultValue={side.companions}
            />
          </Field>
        </div>
        <Field id={id("remark")} label={t("answer.remark")} hint={t("answer.remarkHint")}>
          <textarea
            id={id("remark")}
            name="remark"
            className="input"
            rows={2}
            maxLength={500}
            defaultValue={side.remark}
            {...describedBy(id("remark"), { hint: true })}
          />
        </Field>
        <div className="meet-acts">
          <button className="btn btn-ok" name="intent" value="accepted">
            {t("answer.accept")}
          </button>
          <button className="btn btn-bad" name="intent" value="declined">
            {t("answer.decline")}
          </button>
          {side.answer === "waiting" ? null : (
            <button className="btn btn-3" name="intent" value="waiting">
              {t("answer.undo")}
            </button>
          )}
        </div>
        <details className="more" open={error !== undefined || side.answer === "proposed"}>
          <summary>{t("answer.proposeTitle")}</summary>
          <WindowFields
            id={id("windows")}
            windows={windows}
            days={days}
            error={error && t(`bilateral:request.problem.${error}`, COMPANIONS)}
          />
          <button className="btn btn-2" name="intent" value="proposed">
            {t("answer.propose")}
          </button>
        </details>
      </div>
    </Form>
  );
}
