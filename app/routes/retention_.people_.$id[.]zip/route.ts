import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { isLanguage } from "#app/domain/language/languages.ts";
import { requireViewer } from "#app/server/platform/access/context.server.ts";
import { summitNow } from "#app/server/platform/clock.server.ts";
import { formText } from "#app/server/platform/form-text.server.ts";
import { personCopy } from "#app/server/retention/person-copy.server.ts";

/** Everything held about one person: sent to be saved, kept by no cache and nowhere here. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const by = { actor: requireViewer(context).accountId, now: await summitNow() };
  const id = params.id ?? "";
  const form = await request.formData();
  const wished = formText(form, "language");
  const language = isLanguage(wished) ? wished : context.language;
  const copy = await personCopy(id, formText(form, "reason"), language, by);
  if (!copy.ok) {
    if (copy.error === "not_found") throw new Response(null, { status: 404 });
    throw redirect(`/retention/people/${id}?problem=${copy.error}`);
  }
  return new Response(new Uint8Array(copy.value.bytes), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${copy.value.name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
