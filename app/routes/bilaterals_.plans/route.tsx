import "../../ui/styles/plans.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { acceptPlan } from "#app/server/bilateral/proposal/accept-plan.server.ts";
import { plansView } from "#app/server/bilateral/proposal/plans-view.server.ts";
import {
  dropPlan,
  PLAN_SECONDS,
  startPlan,
} from "#app/server/bilateral/proposal/start-plan.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { PlanCard } from "./plan-card.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context;
  const { plans } = await plansView(await summitNow(), language);
  return { plans, seconds: PLAN_SECONDS, title: translator(language, "plan")("title") };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · Shanyrak` },
];

export async function action({ request, context }: ActionFunctionArgs) {
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const form = await request.formData();
  const [intent, proposal] = [formText(form, "intent"), formText(form, "proposal")];
  if (intent === "make") {
    const seconds = PLAN_SECONDS.find((offered) => String(offered) === formText(form, "seconds"));
    if (!seconds) return refuse({ kind: "seconds", meeting: "" });
    await startPlan(seconds, by);
    return null;
  }
  if (!/^[0-9a-f-]{36}$/.test(proposal)) throw new Response(null, { status: 404 });
  if (intent === "drop") {
    return (await dropPlan(proposal, by)) ? null : refuse({ kind: "not_ready", meeting: "" });
  }
  const chosen = form.getAll("request").map(String);
  const accepted = await acceptPlan(proposal, chosen, by);
  if (accepted.ok) return { accepted: accepted.value };
  const refusal = accepted.error;
  if (refusal.kind !== "board") return refuse({ kind: refusal.kind, meeting: "" });
  const { meeting } = await plansView(by.now, context.language);
  const { requestId } = refusal.refusal;
  return refuse({ kind: "board", meeting: requestId ? meeting(requestId) : "—" });
}

type Refused = { kind: "seconds" | "not_ready" | "nothing_chosen" | "board"; meeting: string };
const refuse = (refused: Refused) => data({ refused }, { status: 409 });

export default function Plans() {
  const { plans, seconds, title } = useLoaderData<typeof loader>();
  const answer: { accepted: number } | { refused: Refused } | null | undefined =
    useActionData<typeof action>();
  const { t } = useTranslation("plan");
  return (
    <main className="page plans-page">
      <h1 className="h-page">{title}</h1>
      <p className="c2">
        {t("lead")} <Link to="/bilaterals">{t("back")}</Link>
      </p>
      {answer && "accepted" in answer ? (
        <Notice kind="ok">{t("accepted", { count: answer.accepted })}</Notice>
      ) : null}
      {answer && "refused" in answer ? (
        <Notice kind="bad">
          {t(`refused.${answer.refused.kind}`, { meeting: answer.refused.meeting })}
        </Notice>
      ) : null}
      <Form method="post" className="plans-make">
        <label className="row" htmlFor="plan-seconds">
          {t("time")}
          <select id="plan-seconds" name="seconds" className="input">
            {seconds.map((count) => (
              <option key={count} value={count}>
                {t("seconds", { count })}
              </option>
            ))}
          </select>
        </label>
        <button className="btn btn-1" name="intent" value="make">
          {t("make")}
        </button>
      </Form>
      {plans.length === 0 ? <EmptyState title={t("none")} /> : null}
      {plans.map((plan) => (
        <PlanCard key={plan.id} plan={plan} />
      ))}
    </main>
  );
}
