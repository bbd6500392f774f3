import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { nomineeFormPage } from "#app/server/nominee/form-page.server.ts";
import { receiveNomineeForm, statusOf } from "#app/server/nominee/form.server.ts";
import { readUpload } from "#app/server/nominee/upload.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { NomineePage } from "#app/ui/nominee/nominee-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const reader = { delegationId, now: await summitNow(), language: context.language };
  const page = await nomineeFormPage(reader, null);
  if (!page) throw new Response(null, { status: 404 });
  const wanted = new URL(request.url).searchParams.get("inPlaceOf");
  const leaving = page.holders.find(({ id }) => id === wanted);
  return { page, writer: accountId, inPlaceOf: leaving?.id ?? "" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { accountId, delegationId } = requireDelegation(context);
  const writer = {
    ...{ actor: accountId, delegationId, now: await summitNow() },
    language: context.language,
  };
  const outcome = await receiveNomineeForm(writer, null, await readUpload(request));
  if (outcome.kind === "missing") throw new Response(null, { status: 404 });
  if (outcome.kind === "go") return redirect(outcome.to);
  return data(outcome, { status: statusOf(outcome) });
}

export default function NewNominee() {
  const { page, ...shown } = useLoaderData<typeof loader>();
  const mending = useActionData<typeof action>() ?? null;
  return <NomineePage data={page} mending={mending} problems={[]} notice={null} {...shown} />;
}
