import "#app/ui/styles/document.css";
import "#app/ui/styles/fund.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { readsDrafts, speaksFor } from "#app/domain/document/reading.ts";
import { writeAmount } from "#app/domain/fund/amount.ts";
import { documentRules, readerOf } from "#app/server/document/reader.server.ts";
import { fundView } from "#app/server/fund/fund.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { textFields } from "#app/server/platform/form-text.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { translator } from "#app/text/translator.ts";
import { DocumentTabs } from "#app/ui/document/tabs.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { actOnFund } from "./act.server.ts";
import { fundForm } from "./form.ts";
import { ProjectCard } from "./project-card.tsx";
import { ProposeForm } from "./propose-form.tsx";

const DONE = ["proposed", "pledged", "withdrawn"] as const;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const now = await summitNow();
  const [reader, rules, { fund }] = await Promise.all([
    readerOf(context, now),
    documentRules(),
    summitDefinition(),
  ]);
  // Who does not read drafts, such as the media, has no part in the Fund either.
  if (!readsDrafts(reader, rules)) throw new Response(null, { status: 403 });
  const done = new URL(request.url).searchParams.get("done");
  return {
    title: `${translator(context.language, "fund")("title")} · Shanyrak`,
    own: fund ? speaksFor(reader, rules) : null,
    currencies: fund?.currencies ?? [],
    done: DONE.find((one) => one === done) ?? null,
    fund: await fundView(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireDelegation(context);
  const now = await summitNow();
  const [reader, rules, { fund }] = await Promise.all([
    readerOf(context, now),
    documentRules(),
    summitDefinition(),
  ]);
  const delegationId = speaksFor(reader, rules);
  if (delegationId === null || !fund) throw new Response(null, { status: 403 });
  const typed = textFields(await request.formData());
  const form = fundForm.safeParse(typed);
  if (!form.success) throw new Response(null, { status: 400 });
  const acted = await actOnFund(form.data, { actor, delegationId, now }, fund.currencies);
  if (acted.ok) return redirect(`/fund?done=${acted.done}`);
  return data({ at: acted.at, problem: acted.problem, typed }, { status: 422 });
}

/** The Fund: projects of the delegations, what is pledged to each, and the totals in each currency. */
export default function Fund() {
  const { fund, own, currencies, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("fund");
  const problem = refused ? t(`problem.${refused.problem}`) : undefined;
  return (
    <main className="page documents">
      <h1 className="h-page">{t("title")}</h1>
      <p className="c2 documents-lede">{t("lede")}</p>
      <DocumentTabs fund />
      <div role="status">
        {done && !refused ? <Notice kind="ok">{t(`done.${done}`)}</Notice> : null}
      </div>
      {refused && problem ? (
        <ErrorSummary
          title={t("problem.title")}
          errors={[{ field: refused.at, message: problem }]}
        />
      ) : null}
      <div className={own ? "document-two" : undefined}>
        <div className="document-main" id="fund">
          {fund.totals.length > 0 ? (
            <section className="card fund-totals" aria-labelledby="totals">
              <h2 className="h-sub" id="totals">
                {t("totals")}
              </h2>
              <dl>
                {fund.totals.map(({ currency, amount }) => (
                  <div key={currency}>
                    <dd className="num">{writeAmount(amount)}</dd>
                    <dt>{currency}</dt>
                  </div>
                ))}
              </dl>
            </section>
          ) : null}
          {fund.projects.length === 0 ? <EmptyState title={t("empty")} /> : null}
          {fund.projects.map((project) => (
            <ProjectCard
              key={project.id}
              {...{ project, own, currencies }}
              error={refused?.at.endsWith(project.id) ? problem : undefined}
              typed={refused?.typed}
            />
          ))}
        </div>
        {own ? (
          <div className="document-side">
            <ProposeForm
              key={fund.projects.length}
              currencies={currencies}
              error={refused?.typed.intent === "propose" ? { at: refused.at, problem } : undefined}
              typed={refused?.typed.intent === "propose" ? refused.typed : undefined}
            />
          </div>
        ) : null}
      </div>
    </main>
  );
}
