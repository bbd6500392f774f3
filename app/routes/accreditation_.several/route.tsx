import "../../ui/styles/accreditation.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { SeveralOrder } from "#app/server/vetting/several.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { decideSeveral, foreseeSeveral } from "#app/server/vetting/several.server.ts";
import { severalRows, stageNames } from "#app/server/vetting/several-page.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";

import { Chooser } from "./chooser.tsx";
import { parseSeveral } from "./form.ts";
import { Outcome } from "./outcome.tsx";
import { Preview } from "./preview.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const FIRST_LOOK: SeveralOrder = { act: "approved", reason: "" };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId, roles } = requireViewer(context);
  const ids = new URL(request.url).searchParams.getAll("file");
  const officer = { id: accountId, roles };
  const files = await foreseeSeveral(officer, ids, FIRST_LOOK, await summitNow());
  return {
    title: `${translator(context.language, "several")("title")} · Shanyrak`,
    files: await severalRows(files, context.language),
    stageNames: await stageNames(context.language),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, roles } = requireViewer(context);
  const officer = { id: accountId, roles };
  const form = await request.formData();
  const wish = parseSeveral(form);
  if (!wish) throw new Response(null, { status: 400 });
  const { act, typed, seen } = wish;
  if (wish.reason === null) return data({ step: "too_long" as const, act, typed }, { status: 422 });

  const order = { act, reason: wish.reason };
  const now = await summitNow();
  const versions = new Map(seen.map(({ id, version }) => [id, version]));
  const foreseen = await foreseeSeveral(officer, [...versions.keys()], order, now, versions);
  const rows = await severalRows(foreseen, context.language);
  if (form.get("intent") !== "confirm") return data({ step: "preview" as const, act, typed, rows });
  const done = await decideSeveral(officer, seen, order, now);
  const told = rows.map((row) => ({ ...row, refused: done.get(row.id) ?? null }));
  return data({ step: "done" as const, act, typed, rows: told });
}

/** Several files of the queue: what to do with them, what that would make of each, and what became of them. */
export default function Several() {
  const { files, stageNames: names } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("several");
  return (
    <main className="several-page">
      <Link to="/accreditation?several=1">{t("back")}</Link>
      <h1 className="h-page">{t("title")}</h1>
      {answer?.step === "done" ? (
        <Outcome rows={answer.rows} act={answer.act} stageNames={names} />
      ) : files.length === 0 ? (
        <EmptyState title={t("empty")}>
          <Link className="btn btn-2" to="/accreditation?several=1">
            {t("mark")}
          </Link>
        </EmptyState>
      ) : (
        <>
          <Chooser files={files} answer={answer} />
          {answer?.step === "preview" ? (
            <Preview {...answer} stageNames={names} key={`${answer.act} ${answer.typed}`} />
          ) : null}
        </>
      )}
    </main>
  );
}
