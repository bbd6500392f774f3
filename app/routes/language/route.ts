import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { eq } from "drizzle-orm";

import { localPath } from "#app/domain/access/local-path.ts";
import { isLanguage } from "#app/domain/language/languages.ts";
import { languageCookie } from "#app/server/platform/access/context.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { account } from "#db/schema/person.ts";

/** Chooses the language of this browser, and of the account when somebody is signed in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const language = form.get("language");
  if (!isLanguage(language)) throw new Response(null, { status: 400 });
  if (context.presence.kind === "viewer") {
    const { accountId } = context.presence.viewer;
    await database().update(account).set({ language }).where(eq(account.id, accountId));
  }
  return redirect(localPath(form.get("to")), {
    headers: { "set-cookie": await languageCookie().serialize(language) },
  });
}
