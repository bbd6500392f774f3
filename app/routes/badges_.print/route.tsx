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

import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { startPrint } from "#app/server/print-run/start.server.ts";
import { startPage } from "#app/server/print-run/start-page.server.ts";
import { translator } from "#app/text/translator.ts";

import { Batches } from "./batches.tsx";
import { readScope, readSheet, readTypedStock } from "./form.ts";
import { ScopeForm } from "./scope-form.tsx";
import { StartForm } from "./start-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const scope = readScope(new URL(request.url).searchParams);
  return {
    title: `${translator(language, "print")("title")} · Shanyrak`,
    ...(await startPage(scope, language)),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId: actor } = requireViewer(context);
  const form = await request.formData();
  const typed = { sheet: readSheet(form), stock: readTypedStock(form) };
  const scope = readScope(form);
  if (form.get("intent") === "choose") {
    const marked = new URLSearchParams(scope.badgeIds?.map((id) => ["badgeIds", id]) ?? []);
    return redirect(`/badges/print?${marked.toString()}`);
  }
  const started = await startPrint({ scope, ...typed }, { actor, now: await summitNow() });
  if (started.ok) return redirect(`/badges/print/${started.value.id}`);
  return data({ refusal: started.error, ...typed }, { status: 422 });
}

/** Chooses whose badges are printed together, and begins; the batches so far stand below. */
export default function Print() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("print");
  return (
    <main className="page print-page">
      <nav className="crumb t13" aria-label={t("crumb")}>
        <Link to="/badges">{t("desk")}</Link>
        <span aria-hidden="true"> / </span>
        <Link to="/badges/register">{t("register")}</Link>
      </nav>
      <h1 className="h-page">{t("title")}</h1>
      <div className="print-start">
        <ScopeForm page={page} />
        <StartForm page={page} refused={refused ?? null} />
      </div>
      <Batches batches={page.batches} />
    </main>
  );
}
