import "../../ui/styles/badge.css";
import "../../ui/styles/custody.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { isUuid } from "#app/domain/uuid.ts";
import { custodyHistory } from "#app/server/custody/history.server.ts";
import { reportItem } from "#app/server/custody/report.server.ts";
import { takeBack } from "#app/server/custody/take-back.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";

import { BadgeCustody } from "./badge-custody.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

async function found(id: string) {
  const history = isUuid(id) ? await custodyHistory(id) : null;
  if (!history) throw new Response(null, { status: 404 });
  return history;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const history = await found(params.id ?? "");
  const t = translator(context.language, "custody");
  return { title: `${t("historyTitle", { name: history.name })} · Shanyrak`, ...history };
}

const order = z.object({
  badgeId: z.uuid(),
  intent: z.enum(["keep", "destroy", "lost", "stolen", "destroyed"]),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const { badges } = await found(params.id ?? "");
  const asked = order.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success || !badges.some(({ id }) => id === asked.data.badgeId))
    throw new Response(null, { status: 400 });
  const { badgeId, intent } = asked.data;
  const by = { actor, now: await summitNow() };
  if (intent === "keep" || intent === "destroy") {
    const { refused } = await takeBack([badgeId], intent, by);
    return data({ refusal: refused[0] ?? null });
  }
  const reported = await reportItem(badgeId, intent, by);
  return data({ refusal: reported.ok ? null : reported.error });
}

/** Every badge of one person with all that happened to it, from the press to where it is now. */
export default function History() {
  const { name, number, delegationId, badges } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("custody");
  return (
    <main className="page print-page">
      <nav className="crumb t13" aria-label={t("crumb")}>
        <Link to={`/badges?delegation=${delegationId}`}>{t("desk")}</Link>
        <span aria-hidden="true"> / </span>
        <Link to={`/badges/custody?delegation=${delegationId}`}>{t("title")}</Link>
      </nav>
      <div>
        <h1 className="h-page">{t("historyTitle", { name })}</h1>
        <p className="c2 num">{number}</p>
      </div>
      {answer?.refusal ? (
        <Notice kind="bad">{t("notTaken", { reasons: t(`refusal.${answer.refusal}`) })}</Notice>
      ) : null}
      {badges.map((badge) => (
        <BadgeCustody key={badge.id} badge={badge} />
      ))}
    </main>
  );
}
