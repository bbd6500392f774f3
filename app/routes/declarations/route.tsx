import "../../ui/styles/travel.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { PERMIT_STATUSES } from "#app/domain/declaration/permit.ts";
import { decidePermit } from "#app/server/declaration/decide.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { permitPage } from "./page.server.ts";
import { PermitFile } from "./permit-file.tsx";
import { PermitQueue } from "./permit-queue.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

const DONE = ["granted", "refused"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId } = requireViewer(context);
  const { searchParams } = new URL(request.url);
  const { language } = context;
  const asked = {
    queue: PERMIT_STATUSES.find((status) => status === searchParams.get("status")) ?? "requested",
    page: Math.min(1000, Math.max(1, Math.trunc(Number(searchParams.get("page"))) || 1)),
    id: searchParams.get("id"),
  } as const;
  const page = await permitPage(asked, { actor: accountId, now: await summitNow() }, language);
  if (!page) throw new Response(null, { status: 404 });
  return {
    ...page,
    title: `${translator(language, "declaration")("desk.title")} · Shanyrak`,
    done: DONE.find((outcome) => outcome === searchParams.get("done")) ?? null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = requireViewer(context);
  const form = await request.formData();
  const id = formText(form, "id");
  const typed = {
    outcome: formText(form, "outcome"),
    number: formText(form, "number"),
    reason: formText(form, "reason"),
    version: Number(formText(form, "version")) || 0,
  };
  const officer = { actor: accountId, now: await summitNow() };
  const decided = await decidePermit(officer, id, typed);
  if (decided.ok) return redirect(`/declarations?done=${decided.value.status}`);
  if (decided.error.kind === "missing") throw new Response(null, { status: 404 });
  const status = decided.error.kind === "problem" ? 422 : 409;
  return data({ refusal: decided.error, typed }, { status });
}

export default function Declarations() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  const { t } = useTranslation("declaration");
  const { kind } = refused?.refusal ?? {};
  return (
    <main className="page travel">
      <h1 className="h-page">{t("desk.title")}</h1>
      <p className="t14 c2">{t("desk.lead")}</p>
      {page.done && !refused ? (
        <div role="status">
          <Notice kind="ok">{t(`done.${page.done}`)}</Notice>
        </div>
      ) : null}
      {kind && kind !== "problem" && kind !== "missing" ? (
        <Notice kind="bad">{t(`refusal.${kind}`)}</Notice>
      ) : null}
      <nav className="tabs" aria-label={t("desk.tabs")}>
        {PERMIT_STATUSES.map((status) => (
          <Link
            key={status}
            to={`?status=${status}`}
            aria-current={status === page.queue ? "page" : undefined}
          >
            {t(`status.${status}`)}
            <span
              className={status === "requested" && page.counts[status] > 0 ? "count warn" : "count"}
            >
              {page.counts[status]}
            </span>
          </Link>
        ))}
      </nav>
      <div className="permits">
        <PermitQueue page={page} />
        {page.file ? (
          <PermitFile key={page.file.id} file={page.file} refused={refused} />
        ) : (
          <section className="card">
            <EmptyState title={t("desk.open")} />
          </section>
        )}
      </div>
    </main>
  );
}
