import "../../ui/styles/badge.css";
import "../../ui/styles/custody.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { handOver } from "#app/server/custody/hand-over.server.ts";
import { toHandOver } from "#app/server/custody/receipts.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";

import { readTyped } from "./form.ts";
import { LeftBehind } from "./left-behind.tsx";
import { ReceiptForm } from "./receipt-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const delegationId = searchParams.get("delegation");
  const asked = delegationId
    ? { delegationId }
    : { ids: [...searchParams.getAll("badgeIds"), ...searchParams.getAll("id")] };
  return {
    title: `${translator(context.language, "custody")("handOverTitle")} · Shanyrak`,
    ...(await toHandOver(asked, context.language)),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const form = await request.formData();
  const typed = readTyped(form);
  const badgeIds = form.getAll("badgeIds").map(String);
  const handed = await handOver(badgeIds, typed, { actor, now: await summitNow() });
  if (handed.ok) return redirect(`/badges/receipts/${handed.value.receiptId}?written=1`);
  const status = handed.error.kind === "clash" ? 409 : 422;
  return data({ refused: handed.error, typed, badgeIds }, { status });
}

/** Over the counter: what is handed over, to whom, on what proof; then the receipt to sign. */
export default function HandOver() {
  const { delegation, ready, left } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("custody");
  return (
    <main className="page print-page">
      <nav className="crumb t13" aria-label={t("crumb")}>
        <Link to={delegation ? `/badges?delegation=${delegation.id}` : "/badges"}>{t("desk")}</Link>
      </nav>
      <h1 className="h-page">{t("handOverTitle")}</h1>
      {delegation && ready.length > 0 ? (
        <ReceiptForm delegation={delegation} ready={ready} answer={answer ?? null} />
      ) : (
        <EmptyState title={t("nothing")}>
          <p className="c2">{t("nothingHint")}</p>
        </EmptyState>
      )}
      <LeftBehind left={left} />
    </main>
  );
}
