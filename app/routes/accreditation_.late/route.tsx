import "../../ui/styles/accreditation.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { LATE_OUTCOMES } from "#app/domain/nominee/late.ts";
import { parseReason } from "#app/domain/vetting/reason.ts";
import { decideLate } from "#app/server/nominee/late.server.ts";
import { latePage } from "#app/server/nominee/late-page.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";

import { LateItem } from "./late-item.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const { searchParams } = new URL(request.url);
  return {
    title: `${translator(language, "nominee")("latePage.title")} · Shanyrak`,
    files: await latePage(language),
    done: LATE_OUTCOMES.find((outcome) => outcome === searchParams.get("done")) ?? null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId } = requireViewer(context);
  const form = await request.formData();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const id = text("id");
  const outcome = LATE_OUTCOMES.find((each) => each === form.get("outcome"));
  if (!outcome) throw new Response(null, { status: 400 });
  const answer = parseReason(text("answer"));
  const decided = answer.ok
    ? await decideLate(
        { id: accountId, now: await summitNow() },
        { id, outcome, answer: answer.value },
      )
    : answer;
  if (decided.ok) return redirect(`/accreditation/late?done=${outcome}`);
  return data({ id, refusal: decided.error, typed: text("answer") }, { status: 422 });
}

/** Nominations after the close: each with its reason, to be admitted to vetting or declined. */
export default function Late() {
  const { files, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("nominee");
  const gone = refused?.refusal === "not_waiting";
  return (
    <main className="late-page">
      <Link to="/accreditation">{t("latePage.back")}</Link>
      <h1 className="h-page">{t("latePage.title")}</h1>
      <p className="c2">{t("latePage.text")}</p>
      <div role="status">
        {done ? <Notice kind="ok">{t(`latePage.done.${done}`)}</Notice> : null}
      </div>
      {gone ? <Notice kind="bad">{t("latePage.refused.not_waiting")}</Notice> : null}
      {files.length === 0 ? <EmptyState title={t("latePage.empty")} /> : null}
      {files.map((file) => (
        <Form method="post" key={file.id} className="card">
          <LateItem file={file} refused={refused?.id === file.id ? refused : null} />
        </Form>
      ))}
    </main>
  );
}
