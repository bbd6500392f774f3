import { Form, Link, useNavigation } from "@remix-run/react";
import { CircleCheck, CircleX, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { ReasonedAnswer } from "#app/domain/clearance/answers.ts";
import { LONGEST_REASON } from "#app/domain/vetting/reason.ts";
import type { AnswersPage } from "#app/server/clearance/page.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";

const LOOK = {
  cleared: { Icon: CircleCheck, colour: "c-ok" },
  refused: { Icon: CircleX, colour: "c-bad" },
  returned: { Icon: Undo2, colour: "c-warn" },
} as const;

type Props = {
  page: AnswersPage;
  typed: { refused: string; returned: string } | undefined;
  problem: "reason_too_long" | "reason_missing" | null;
  /** Answers without their reason; null where the problem is not one of theirs. */
  lacking: readonly ReasonedAnswer[] | null;
  /** What was ticked when it was sent; null for all. */
  ticked: readonly string[] | null;
};

/** What is plain: ticked, each can be left out. The reasons are for the delegations; remarks stay here. */
export function ApplyForm({ page, typed, problem, lacking, ticked }: Props) {
  const { t } = useTranslation(["clearance", "accreditation"]);
  const busy = useNavigation().state !== "idle";
  const plain = page.lines.filter((line) => line.kind === "apply");
  if (plain.length === 0) return <EmptyState title={t("diff.nothing")} />;
  const errorOf = (answer: ReasonedAnswer) =>
    problem && (lacking === null || lacking.includes(answer))
      ? t(`accreditation:problem.${problem}`)
      : undefined;
  return (
    <Form method="post" className="card" aria-labelledby="plain-title" noValidate>
      <div className="card-h">
        <h2 className="h-sub" id="plain-title">
          {t("diff.plain", { count: plain.length })}
        </h2>
      </div>
      <ul className="several-list">
        {plain.map((line) => {
          const { Icon, colour } = LOOK[line.answer];
          return (
            <li key={line.file}>
              <input
                type="checkbox"
                name="file"
                value={`${line.file}.${line.version}`}
                aria-label={line.name}
                defaultChecked={ticked === null || ticked.includes(line.file)}
              />
              <span className="grow">
                <Link to={`/accreditation/${line.file}`}>{line.name}</Link>
                <span className="t13 c2 several-sub">{line.number}</span>
                {line.remark ? <q className="t13 several-sub">{line.remark}</q> : null}
              </span>
              <span className={`several-say t14 row ${colour}`}>
                <Icon className="i i-16" aria-hidden="true" />
                {t(`answer.${line.answer}`)}
              </span>
            </li>
          );
        })}
      </ul>
      <div className="several-form">
        {(["refused", "returned"] as const)
          .filter((answer) => plain.some((line) => line.answer === answer))
          .map((answer) => (
            <Field
              key={answer}
              id={`reason-${answer}`}
              label={t(`reason.${answer}`)}
              hint={t("reason.hint")}
              error={errorOf(answer)}
            >
              <textarea
                className="input"
                id={`reason-${answer}`}
                name={answer}
                rows={3}
                maxLength={LONGEST_REASON}
                defaultValue={typed?.[answer]}
                {...describedBy(`reason-${answer}`, { hint: true, error: errorOf(answer) })}
              />
            </Field>
          ))}
        <div className="row act-buttons">
          <p className="t13 c2 grow">{t("diff.note")}</p>
          <button className="btn btn-1" type="submit" aria-busy={busy}>
            {t("diff.apply")}
          </button>
        </div>
      </div>
    </Form>
  );
}
