import "../../ui/styles/accreditation.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { ANSWERS_MAX_BYTES } from "#app/domain/clearance/answers.ts";
import { clearancePage } from "#app/server/clearance/page.server.ts";
import { prepareBatch } from "#app/server/clearance/prepare.server.ts";
import { receiveReply } from "#app/server/clearance/reply.server.ts";
import { readFileForm } from "#app/server/nominee/upload.server.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { translator } from "#app/text/translator.ts";
import { Notice } from "#app/ui/notice.tsx";

import { AnswersForm } from "./answers-form.tsx";
import { Batches } from "./batches.tsx";
import { PrepareForm } from "./prepare-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId, roles } = requireViewer(context);
  const made = Number(new URL(request.url).searchParams.get("made"));
  return {
    title: `${translator(context.language, "clearance")("title")} · Shanyrak`,
    ...(await clearancePage({ id: accountId, roles }, context.language)),
    made: Number.isSafeInteger(made) && made > 0 ? made : null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, roles } = requireViewer(context);
  const officer = { id: accountId, roles };
  const now = await summitNow();
  const { fields, file } = await readFileForm(request, "answers", ANSWERS_MAX_BYTES);
  if (fields.get("intent") === "answers") {
    if (!file) return data({ answers: "none" as const, prepare: null }, { status: 422 });
    if ("tooBig" in file)
      return data({ answers: "too_big" as const, prepare: null }, { status: 422 });
    const received = await receiveReply(officer, file.bytes, now);
    if (received.ok) return redirect(`/accreditation/clearance/answers/${received.value.id}`);
    return data({ answers: received.error, prepare: null }, { status: 422 });
  }
  const order = { stage: fields.get("stage") ?? "", repeat: fields.has("repeat") };
  const prepared = await prepareBatch(officer, order, now);
  if (prepared.ok) return redirect(`/accreditation/clearance?made=${prepared.value.number}`);
  return data({ answers: null, prepare: prepared.error }, { status: 422 });
}

/** Files that go out to the vetting authority, and its answers that come back. */
export default function Clearance() {
  const { stages, batches, made } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("clearance");
  return (
    <main className="several-page">
      <Link to="/accreditation">{t("back")}</Link>
      <h1 className="h-page">{t("title")}</h1>
      <p className="c2">{t("text")}</p>
      <div role="status">
        {made !== null && !refused ? (
          <Notice kind="ok">{t("made", { number: made })}</Notice>
        ) : null}
      </div>
      {refused?.prepare ? <Notice kind="bad">{t(`refused.${refused.prepare}`)}</Notice> : null}
      <PrepareForm stages={stages} />
      <AnswersForm refused={refused?.answers ?? null} />
      <Batches batches={batches} />
    </main>
  );
}
