import { type ActionFunctionArgs, redirect } from "@remix-run/node";

import { localPath } from "#app/domain/access/local-path.ts";
import { demonstrationAccounts } from "#app/server/platform/access/demonstration.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";

/** One click into the demonstration; anywhere else there is no such address. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const people = await demonstrationAccounts();
  const person = people.find(({ accountId }) => accountId === form.get("account"));
  if (!person) throw new Response(null, { status: 404 });
  return redirect(localPath(form.get("to")), {
    headers: {
      "set-cookie": await openSession(person.accountId, {
        secondFactor: true,
        request,
      }),
    },
  });
}
