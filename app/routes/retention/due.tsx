import { Form, Link } from "@remix-run/react";
import { Flame } from "lucide-react";
import { useTranslation } from "react-i18next";

import { formatDate } from "#app/domain/time/astana.ts";
import type { ProofAsked } from "#app/server/platform/access/fresh-sign-in.server.ts";
import type { RetentionPage } from "#app/server/retention/page.server.ts";
import { Prove } from "#app/ui/access/prove.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { useLanguage } from "#app/ui/use-language.ts";
import { useLiveRefresh } from "#app/ui/use-live-refresh.ts";

import type { Answer } from "./answer.ts";

type Props = {
  page: RetentionPage & { mayAct: boolean; proof: ProofAsked | null };
  answer: Answer | undefined;
};

/** What is due now, the button that destroys it, and how far that is. */
export function Due({ page, answer }: Props) {
  const { t } = useTranslation("retention");
  const { run, rules, dryRun, automatic, mayAct, proof } = page;
  const records = rules.reduce((sum, rule) => sum + rule.records, 0);
  const works = run !== null && run.stage !== "failed";
  return (
    <section className="card" aria-labelledby="due-title">
      <div className="card-h">
        <h2 className="h-sub grow" id="due-title">
          {t("due.title")}
        </h2>
        {records > 0 ? (
          <span className="count">{t("acts.records", { count: records })}</span>
        ) : null}
      </div>
      <div className="card-b stack">
        <div role="status">
          {answer?.kind === "ordered" ? <Notice kind="ok">{t("due.ordered")}</Notice> : null}
        </div>
        {answer?.kind === "not_ordered" ? (
          <Notice kind="warn">{t(`due.${answer.why}`)}</Notice>
        ) : null}
        {works ? <Working percent={run.percent} /> : null}
        {run?.stage === "failed" ? <Notice kind="bad">{t("run.failed")}</Notice> : null}
        {records === 0 && !works ? <Nothing rules={rules} /> : null}
        {records > 0 ? (
          <>
            <p>{t(automatic ? "due.automatic" : "due.byHand")}</p>
            <Link to={dryRun ? "/retention" : "/retention?dry-run=1"}>
              {t(dryRun ? "due.hide" : "due.dryRun")}
            </Link>
            {mayAct && !works ? (
              <Form method="post" className="retention-run">
                <Prove
                  asked={proof}
                  refusal={answer?.kind === "unproved" ? answer.proof : undefined}
                  id="proof-run"
                />
                <span className="row retention-buttons">
                  <button className="btn btn-badsolid" name="intent" value="run">
                    <Flame className="i i-18" aria-hidden="true" />
                    {t("due.run")}
                  </button>
                  <span className="t13 c2">{t("due.final")}</span>
                </span>
              </Form>
            ) : null}
          </>
        ) : null}
      </div>
    </section>
  );
}

/** Without JavaScript the page is loaded anew to see more. */
function Working({ percent }: { percent: number }) {
  const { t } = useTranslation("retention");
  useLiveRefresh(1);
  return <Progress label={t("run.running", { percent })} done={percent} of={100} />;
}

function Nothing({ rules }: Pick<RetentionPage, "rules">) {
  const { t } = useTranslation("retention");
  const language = useLanguage();
  const next = rules
    .filter(({ isDue }) => !isDue)
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0];
  const anyDue = rules.some(({ isDue }) => isDue);
  return (
    <>
      {anyDue ? <p>{t("due.nothingLeft")}</p> : null}
      {next ? (
        <p className={anyDue ? "c2 t14" : undefined}>
          {t("due.nothing", {
            name: t(`class.${next.data}.name`),
            date: formatDate(next.dueOn, language),
          })}
        </p>
      ) : null}
    </>
  );
}
