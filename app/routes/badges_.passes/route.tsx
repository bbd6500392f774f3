import "#app/ui/styles/badge.css";
import "#app/ui/styles/pass.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { addressOfScan, isScan } from "#app/server/badge/scan.server.ts";
import { issueDayBadge } from "#app/server/pass/day-badge.server.ts";
import { endPass, replacePass } from "#app/server/pass/end.server.ts";
import { type By, issueFloaters } from "#app/server/pass/floater.server.ts";
import { desksPasses } from "#app/server/pass/pages.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { assertNever } from "#app/domain/result.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";

import { DayBadgeForm } from "./day-badge-form.tsx";
import { parsePassOrder, type PassOrder } from "./form.ts";
import { Issued } from "./issued.tsx";
import { readSaid } from "./said.ts";
import { Waiting } from "./waiting.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const { searchParams } = new URL(request.url);
  const words = searchParams.get("find")?.replaceAll("\0", "").trim().slice(0, LONGEST_FIND) ?? "";
  if (isScan(words)) throw redirect(await addressOfScan(words));
  return {
    title: `${translator(language, "pass")("title")} · Shanyrak`,
    said: await readSaid(searchParams),
    nothingMarked: searchParams.get("print") === "nobody",
    ...(await desksPasses(words, { language, now: await summitNow() })),
  };
}

/** Longer than any code. */
const LONGEST_FIND = 400;

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const order = parsePassOrder(await request.formData());
  if (!order.ok) return data({ refusal: order.error }, { status: 422 });
  return carryOut(order.value, { actor, now: await summitNow() });
}

async function carryOut(order: PassOrder, by: By) {
  switch (order.intent) {
    case "issue": {
      const issued = await issueFloaters(order.ids, by);
      if (!issued.ok) return data({ refusal: issued.error }, { status: 409 });
      return redirect(`/badges/passes?said=issued&count=${issued.value.count}`);
    }
    case "replace": {
      const made = await replacePass(order, by);
      if (!made.ok) return data({ refusal: made.error }, { status: 409 });
      return redirect(`/badges/passes?said=replaced&id=${made.value.id}`);
    }
    case "end": {
      const ended = await endPass(order, by);
      if (!ended.ok) return data({ refusal: ended.error }, { status: 409 });
      return redirect(`/badges/passes?said=ended&id=${ended.value.id}`);
    }
    case "day-badge": {
      const made = await issueDayBadge(order.typed, by);
      if (!made.ok) return data({ faults: made.error, typed: order.typed }, { status: 422 });
      return redirect(`/badges/passes?said=day&id=${made.value.id}`);
    }
    default:
      return assertNever(order);
  }
}

/** Floaters and day badges at the badge desk: those that wait, those issued, and a visitor's badge for one day. */
export default function Passes() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("pass");
  const refused = answer && "faults" in answer ? answer : null;
  const unprinted = page.nothingMarked && !answer ? ("nobody" as const) : null;
  const refusal = answer && "refusal" in answer ? answer.refusal : unprinted;
  const { said } = page;
  return (
    <main className="page print-page pass-page">
      <nav className="crumb t13" aria-label={t("crumb")}>
        <Link to="/badges">{t("desk")}</Link>
      </nav>
      <h1 className="h-page">{t("title")}</h1>
      <div aria-live="polite" className="desk-said">
        {refusal ? <Notice kind="bad">{t(`refusal.${refusal}`)}</Notice> : null}
        {said && !answer ? <Notice kind="ok">{t(`said.${said.said}`, said)}</Notice> : null}
      </div>
      <div className="pass-columns">
        <div className="pass-lists">
          <Waiting waiting={page.waiting} />
          <Issued issued={page.issued} words={page.words} sheet={page.sheet} />
        </div>
        {page.dayBadge ? <DayBadgeForm choices={page.dayBadge} refused={refused} /> : null}
      </div>
    </main>
  );
}
