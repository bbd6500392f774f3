import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import {
  FORM_NOTICES,
  problemsToSend,
  type Problem,
  writtenProblems,
} from "#app/domain/nominee/problems.ts";
import { nomineeFormPage } from "#app/server/nominee/form-page.server.ts";
import { receiveNomineeForm, statusOf } from "#app/server/nominee/form.server.ts";
import { readUpload } from "#app/server/nominee/upload.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { badgeForPhone } from "#app/server/wallet/on-phone.server.ts";
import { NomineePage } from "#app/ui/nominee/nominee-page.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const reader = { delegationId, now: await summitNow(), language: context.language };
  const page = await nomineeFormPage(reader, params.id ?? "");
  if (!page?.file) throw new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const refused = REFUSALS.find((kind) => kind === searchParams.get("refused"));
  const problems: Problem[] = [
    ...(refused ? [REFUSED[refused]] : []),
    ...(searchParams.has("sending") ? problemsToSend(page.file.checks) : []),
    ...(searchParams.has("mending") ? writtenProblems(page.file.checks.refusals) : []),
  ];
  return {
    page,
    problems,
    notice: FORM_NOTICES.find((notice) => notice === searchParams.get("notice")) ?? null,
    writer: accountId,
    phone: await badgeForPhone(delegationId, page.file.id, reader.now),
    inPlaceOf: searchParams.get("inPlaceOf") ?? "",
  };
}

const REFUSALS = ["full", "no_substitute", "hosted_full", "late_reason"] as const;
const REFUSED: Record<(typeof REFUSALS)[number], Problem> = {
  full: { field: "category", kind: "full" },
  no_substitute: { field: "category", kind: "no_substitute" },
  hosted_full: { field: "hosted", kind: "hosted_full" },
  late_reason: { field: "lateReason", kind: "late_reason" },
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const writer = {
    ...{ actor: accountId, delegationId, now: await summitNow() },
    language: context.language,
  };
  const outcome = await receiveNomineeForm(writer, params.id ?? "", await readUpload(request));
  if (outcome.kind === "missing") throw new Response(null, { status: 404 });
  if (outcome.kind === "go") return redirect(outcome.to);
  return data(outcome, { status: statusOf(outcome) });
}

export default function Nominee() {
  const { page, ...shown } = useLoaderData<typeof loader>();
  const mending = useActionData<typeof action>() ?? null;
  return <NomineePage data={page} mending={mending} {...shown} />;
}
