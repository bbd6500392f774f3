import { type ActionFunctionArgs, data } from "@remix-run/node";

import { readUpload } from "#app/server/nominee/upload.server.ts";
import { readZone } from "#app/server/nominee/zone.server.ts";
import { requireDelegation } from "#app/server/platform/access/context.server.ts";

/** Reads a passport's zone from a picture of its page, for the form to fill; nothing is kept. */
export async function action({ request, context }: ActionFunctionArgs) {
  requireDelegation(context);
  const { page } = await readUpload(request);
  const read = page ? await readZone(page) : ({ ok: false, error: "unread" } as const);
  if (read.ok) return data({ text: read.value.text });
  return data({ refusal: read.error }, { status: read.error === "busy" ? 503 : 422 });
}
