import "../../ui/styles/retention.css";

import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { maySend } from "#app/domain/access/may.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import {
  proofAsked,
  requireFreshSignIn,
} from "#app/server/platform/access/fresh-sign-in.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { erasePerson } from "#app/server/retention/erase.server.ts";
import { personPage } from "#app/server/retention/person-page.server.ts";
import { translator } from "#app/text/translator.ts";
import { StatusChip } from "#app/ui/status-chip.tsx";

import type { Answer } from "./answer.ts";
import { CopyForm } from "./copy-form.tsx";
import { EraseForm } from "./erase-form.tsx";
import { Requests } from "./requests.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What the archive's own address sends back for: it has no page to say it on. */
const COPY_PROBLEMS = ["reason_missing", "reason_too_long"] as const;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { language } = context;
  const page = await personPage(params.id ?? "", language, await summitNow());
  if (!page) throw new Response(null, { status: 404 });
  const problem = new URL(request.url).searchParams.get("problem");
  return {
    ...page,
    title: `${translator(language, "retention")("copy.title", { number: page.number })} · Shanyrak`,
    copyProblem: COPY_PROBLEMS.find((each) => each === problem) ?? null,
    mayErase: maySend("routes/retention_.people_.$id", requireViewer(context)),
    proof: await proofAsked(context),
  };
}

/** Erases; the policy lets administrators alone come here. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const form = await request.formData();
  const reason = formText(form, "reason");
  const proof = await requireFreshSignIn(context, form, "personal_data.erase");
  if (proof) return data<Answer>({ kind: "unproved", proof, reason }, { status: 403 });
  const erased = await erasePerson(params.id ?? "", reason, by);
  if (erased.ok) return data<Answer>({ kind: "erased", act: erased.value });
  if (erased.error === "not_found") throw new Response(null, { status: 404 });
  return data<Answer>({ kind: "refused", problem: erased.error, reason }, { status: 422 });
}

/** One person's request: a copy of everything that is held about them, or its end. */
export default function Person() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("retention");
  return (
    <main className="page retention">
      <nav className="crumb t13" aria-label={t("crumb")}>
        <Link to="/retention/people">{t("person.find")}</Link>
      </nav>
      <header>
        <h1 className="h-page">{t("copy.title", { number: page.number })}</h1>
        <p className="row retention-buttons">
          <span>
            {page.name} · {page.delegation}
          </span>
          <StatusChip status={page.status} />
        </p>
      </header>
      <div className="retention-people">
        <CopyForm id={page.id} problem={page.copyProblem} />
        {page.mayErase ? <EraseForm page={page} answer={answer} /> : null}
      </div>
      <Requests requests={page.requests} />
    </main>
  );
}
