import "../../ui/styles/retention.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { mayOpen, maySend } from "#app/domain/access/may.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import {
  proofAsked,
  requireFreshSignIn,
} from "#app/server/platform/access/fresh-sign-in.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { readHoldOn } from "#app/server/retention/hold-form.server.ts";
import { type Keeper, liftHold, placeHold } from "#app/server/retention/holds.server.ts";
import { retentionPage } from "#app/server/retention/page.server.ts";
import { orderRun } from "#app/server/retention/run.server.ts";
import { translator } from "#app/text/translator.ts";

import { Acts } from "./acts.tsx";
import type { Answer } from "./answer.ts";
import { DryRun } from "./dry-run.tsx";
import { Due } from "./due.tsx";
import { Holds } from "./holds.tsx";
import { Rules } from "./rules.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const withDelegations = new URL(request.url).searchParams.has("dry-run");
  return {
    ...(await retentionPage(language, await summitNow(), withDelegations)),
    title: `${translator(language, "retention")("title")} · Shanyrak`,
    mayAct: maySend("routes/retention", requireViewer(context)),
    answersRequests: mayOpen("routes/retention_.people", requireViewer(context)),
    proof: await proofAsked(context),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const form = await request.formData();
  switch (form.get("intent")) {
    case "run": {
      const proof = await requireFreshSignIn(context, form, "personal_data.purge");
      if (proof) return data<Answer>({ kind: "unproved", proof }, { status: 403 });
      const ordered = await orderRun(by);
      return ordered.ok
        ? data<Answer>({ kind: "ordered" })
        : data<Answer>({ kind: "not_ordered", why: ordered.error }, { status: 409 });
    }
    case "hold":
      return hold(form, by);
    case "lift":
      await liftHold(formText(form, "hold"), by);
      return data<Answer>({ kind: "lifted" });
    default:
      throw new Response(null, { status: 400 });
  }
}

async function hold(form: FormData, by: Keeper) {
  const typed = {
    on: formText(form, "on"),
    person: formText(form, "person"),
    reason: formText(form, "reason"),
  };
  const on = await readHoldOn(typed.on, typed.person);
  const placed = on.ok ? await placeHold(on.value, typed.reason, by) : on;
  return placed.ok
    ? data<Answer>({ kind: "placed" })
    : data<Answer>({ kind: "refused", problem: placed.error, typed }, { status: 422 });
}

/** What is held about people and until when; what is due, what is held back, and the acts of what went. */
export default function Retention() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("retention");
  return (
    <main className="page retention">
      <header className="row retention-head">
        <div className="grow">
          <h1 className="h-page">{t("title")}</h1>
          <p className="c2 retention-lede">{t("lede")}</p>
        </div>
        {page.answersRequests ? (
          <Link className="btn btn-2" to="/retention/people">
            {t("person.find")}
          </Link>
        ) : null}
      </header>
      <Due page={page} answer={answer} />
      {page.dryRun && page.dryRun.lines.length > 0 ? <DryRun {...page.dryRun} /> : null}
      <div className="retention-two">
        <Rules page={page} />
        <div className="retention-side">
          <Holds page={page} answer={answer} />
          <Acts acts={page.acts} />
        </div>
      </div>
    </main>
  );
}
