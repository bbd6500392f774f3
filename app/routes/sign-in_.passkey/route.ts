import type { ActionFunctionArgs } from "@remix-run/node";

import { localPath } from "#app/domain/access/local-path.ts";
import { addressOf } from "#app/server/platform/access/address.server.ts";
import { askerFor, askerOf } from "#app/server/platform/access/asking-browser.server.ts";
import { minutesToWait } from "#app/server/platform/access/attempts.server.ts";
import { optionsToTake } from "#app/server/platform/access/passkey/take.server.ts";
import { signInByPasskey } from "#app/server/platform/access/signing-in.server.ts";
import { formText, parsedJson } from "#app/server/platform/form-text.server.ts";

/** For the scripts of the sign-in page: a question for authenticators, and the answer of one. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.get("intent") === "ask") return ask(request);
  const answer = parsedJson(formText(form, "answer"));
  const signedIn = await signInByPasskey(answer, await askerOf(request), request);
  return signedIn.ok
    ? Response.json({ to: localPath(form.get("to")) }, { headers: signedIn.value })
    : Response.json({ problem: signedIn.error }, { status: 422 });
}

async function ask(request: Request) {
  const wait = await minutesToWait("passkeyByAddress", addressOf(request));
  if (wait > 0) return Response.json({ problem: "wait", wait }, { status: 429 });
  const { digest, setCookie } = await askerFor(request);
  const options = await optionsToTake({ purpose: "sign_in", asker: digest });
  return Response.json({ options }, { headers: { "set-cookie": setCookie } });
}
