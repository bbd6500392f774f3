import "../../ui/styles/import.css";

import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { ROW_STATES } from "#app/domain/import/stages.ts";
import { importPage, type PreviewQuery } from "#app/server/import/import-page.server.ts";
import { untilAtRest } from "#app/server/import/progress.server.ts";
import {
  cancelImport,
  confirmImport,
  leaveOutFaulty,
  retryImport,
} from "#app/server/import/turns.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { translator } from "#app/text/translator.ts";

import { Outcome } from "./outcome.tsx";
import { Preview } from "./preview.tsx";
import { Working } from "./working.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const { language } = context;
  const { searchParams } = new URL(request.url);
  const query: PreviewQuery = {
    show: ROW_STATES.find((state) => state === searchParams.get("show")) ?? "all",
    page: Math.min(1000, Math.max(1, Math.trunc(Number(searchParams.get("page"))) || 1)),
  };
  const page = await importPage({ delegationId, language }, params.id ?? "", query);
  if (!page) throw new Response(null, { status: 404 });
  return { page, title: `${translator(language, "import")("title")} · Shanyrak` };
}

const TURNS = {
  confirm: confirmImport,
  leave_out: leaveOutFaulty,
  cancel: cancelImport,
  retry: retryImport,
};
const isTurn = (intent: string): intent is keyof typeof TURNS => Object.hasOwn(TURNS, intent);

/** A turn that the import can no longer take is answered by the page as it is now. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const intent = formText(await request.formData(), "intent");
  const id = params.id ?? "";
  if (!isTurn(intent)) throw new Response(null, { status: 400 });
  const taken = await TURNS[intent]({ accountId, delegationId }, id);
  if (!taken.ok && taken.error === "not_found") throw new Response(null, { status: 404 });
  await untilAtRest(id);
  return redirect(`/delegation/import/${id}`);
}

export default function Import() {
  const { page } = useLoaderData<typeof loader>();
  const { t } = useTranslation("import");
  const { t: form } = useTranslation("registration");
  const atWork = page.stage === "waiting" || page.stage === "reading" || page.stage === "saving";
  return (
    <main className="page import">
      <nav className="crumb t13" aria-label={form("form.crumb")}>
        <Link to="/delegation">{form("form.nominees")}</Link>
        <span aria-hidden="true"> / </span>
        <Link to="/delegation/import">{t("title")}</Link>
      </nav>
      {page.preview ? (
        <Preview page={page} preview={page.preview} />
      ) : atWork ? (
        <Working page={page} />
      ) : (
        <Outcome page={page} />
      )}
    </main>
  );
}
