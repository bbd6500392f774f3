import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { FORM_NOTICES, problemsToSend, type Problem } from "#app/domain/nominee/problems.ts";
import { nomineeFormPage } from "#app/server/nominee/form-page.server.ts";
import { receiveNomineeForm } from "#app/server/nominee/form.server.ts";
import { readUpload } from "#app/server/nominee/upload.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { NomineePage } from "#app/ui/nominee/nominee-page.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { delegationId } = requireDelegation(context);
  const reader = { delegationId, now: await summitNow(), language: context.language };
  const page = await nomineeFormPage(reader, params.id ?? "");
  if (!page?.file) throw new Response(null, { status: 404 });
  const { searchParams } = new URL(request.url);
  const refused = REFUSED.find((kind) => kind === searchParams.get("refused"));
  const problems: Problem[] = [
    ...(refused ? [{ field: "category", kind: refused } as const] : []),
    ...(searchParams.has("sending") ? problemsToSend(page.file.checks) : []),
  ];
  return {
    page,
    problems,
    notice: FORM_NOTICES.find((notice) => notice === searchParams.get("notice")) ?? null,
    saved: searchParams.get("done") === "saved",
  };
}

const REFUSED = ["full", "no_substitute"] as const;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const writer = { actor: accountId, delegationId, now: await summitNow() };
  const outcome = await receiveNomineeForm(writer, params.id ?? "", await readUpload(request));
  if (outcome.kind === "missing") throw new Response(null, { status: 404 });
  return outcome.kind === "go" ? redirect(outcome.to) : data(outcome, { status: 422 });
}

export default function Nominee() {
  const { page, ...shown } = useLoaderData<typeof loader>();
  const mending = useActionData<typeof action>() ?? null;
  return <NomineePage data={page} mending={mending} {...shown} />;
}
