import "../../ui/styles/accreditation.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { lackingReasons } from "#app/domain/clearance/answers.ts";
import { answersPage } from "#app/server/clearance/page.server.ts";
import { applyReply } from "#app/server/clearance/reply.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";
import { useRefusalWords } from "#app/ui/vetting/refusal-words.ts";

import { ApplyForm } from "./apply-form.tsx";
import { Conflicts } from "./conflicts.tsx";
import { parseApply } from "./form.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { accountId, roles } = requireViewer(context);
  const page = await answersPage({ id: accountId, roles }, params.id ?? "", context.language);
  if (!page) throw new Response(null, { status: 404 });
  const title = translator(context.language, "clearance")("diff.title", { number: page.number });
  return { ...page, title: `${title} · Shanyrak`, heading: title };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { accountId, roles } = requireViewer(context);
  const order = parseApply(await request.formData());
  if (!order.ok)
    return data({ typed: order.error, problem: "reason_too_long" as const }, { status: 422 });
  const officer = { id: accountId, roles };
  const page = await answersPage(officer, params.id ?? "", context.language);
  const { seen, reasons } = order.value;
  const asked = page?.lines.filter((line) => line.kind === "apply" && seen.has(line.file)) ?? [];
  const lacking = lackingReasons(
    asked.flatMap(({ answer }) => answer ?? []),
    reasons,
  );
  if (lacking.length > 0) {
    const ticked = [...seen.keys()];
    return data(
      { typed: reasons, problem: "reason_missing" as const, lacking, ticked },
      { status: 422 },
    );
  }
  const done = await applyReply(officer, params.id ?? "", order.value, await summitNow());
  if (!done) throw new Response(null, { status: 404 });
  const refused = [...done].flatMap(([file, error]) => (error ? [{ file, error }] : []));
  const typed = order.value.reasons;
  return data({ typed, problem: null, applied: done.size - refused.length, refused });
}

/** The authority's answer beside our files: what would be decided, what was already, and what does not fit. */
export default function Answers() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("clearance");
  const words = useRefusalWords(page.stageNames);
  const same = page.lines.filter(({ kind }) => kind === "same").length;
  const nameOf = (file: string): string =>
    page.lines.find((line) => line.file === file)?.name ?? "";
  return (
    <main className="several-page">
      <Link to="/accreditation/clearance">{t("diff.back")}</Link>
      <h1 className="h-page">{page.heading}</h1>
      <p className="c2">{t("diff.text", { stage: page.stage })}</p>
      <div role="status">
        {answer && "applied" in answer ? (
          <Notice kind={answer.refused.length === 0 ? "ok" : "warn"}>
            {t("diff.applied", { count: answer.applied })}
          </Notice>
        ) : page.appliedOn ? (
          <Notice kind="info">{t("diff.appliedOn", { date: page.appliedOn })}</Notice>
        ) : null}
      </div>
      {answer && "refused" in answer
        ? answer.refused.map(({ file, error }) => (
            <Notice kind="bad" key={file}>
              <b>{nameOf(file)}</b>: {words(error)}
            </Notice>
          ))
        : null}
      <Conflicts page={page} />
      {same > 0 ? <Notice kind="info">{t("diff.same", { count: same })}</Notice> : null}
      {page.unanswered > 0 ? (
        <Notice kind="info">{t("diff.unanswered", { count: page.unanswered })}</Notice>
      ) : null}
      <ApplyForm
        page={page}
        typed={answer?.typed}
        problem={answer?.problem ?? null}
        lacking={answer && "lacking" in answer ? answer.lacking : null}
        ticked={answer && "ticked" in answer ? answer.ticked : null}
      />
    </main>
  );
}
