import "../../ui/styles/badge.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { isUnderWay } from "#app/domain/badge/print.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { batchPage } from "#app/server/print-run/batch-page.server.ts";
import { cancelPrint, retryPrint, spoilPrints } from "#app/server/print-run/turns.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";

import { People } from "./people.tsx";
import { Standing } from "./standing.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await batchPage(params.id ?? "");
  if (!page) throw new Response(null, { status: 404 });
  const t = translator(context.language, "print");
  const spoiled = Number(new URL(request.url).searchParams.get("spoiled"));
  return {
    ...page,
    title: `${t("numbered", { number: page.number })} · Shanyrak`,
    spoiledNow: Number.isInteger(spoiled) && spoiled > 0 ? spoiled : null,
  };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const id = params.id ?? "";
  const by = { actor, now: await summitNow() };
  const form = await request.formData();
  const reason = formText(form, "reason");
  switch (form.get("intent")) {
    case "cancel":
      await cancelPrint(id, by);
      return redirect(`/badges/print/${id}`);
    case "retry":
      await retryPrint(id, by);
      return redirect(`/badges/print/${id}`);
    case "spoil": {
      const badgeIds = form.getAll("badgeIds").filter((id) => typeof id === "string");
      const spoiled = await spoilPrints(id, { badgeIds, reason }, by);
      if (spoiled.ok) return redirect(`/badges/print/${id}?spoiled=${spoiled.value.spoiled}`);
      if (spoiled.error === "missing") throw new Response(null, { status: 404 });
      return data({ refusal: spoiled.error, reason }, { status: 422 });
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** A batch: how far it is, its parts to fetch, and its people, of whom spoiled prints are marked. */
export default function Batch() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("print");
  return (
    <main className="page print-page">
      <nav className="crumb t13" aria-label={t("crumb")}>
        <Link to="/badges">{t("desk")}</Link>
        <span aria-hidden="true"> / </span>
        <Link to="/badges/print">{t("title")}</Link>
      </nav>
      <h1 className="h-page">{t("numbered", { number: page.number })}</h1>
      <div role="status">
        {page.spoiledNow && !refused ? (
          <Notice kind="ok">{t("spoiledNow", { count: page.spoiledNow })}</Notice>
        ) : null}
      </div>
      {refused ? <Notice kind="bad">{t(`refusal.${refused.refusal}`)}</Notice> : null}
      <Standing page={page} live={isUnderWay(page.state)} />
      <People people={page.people} reason={refused?.reason ?? ""} />
    </main>
  );
}
