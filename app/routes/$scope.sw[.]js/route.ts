import type { LoaderFunctionArgs } from "@remix-run/node";

import serviceWorker from "#app/ui/offline/service-worker.js?raw";

/** What opens without a network: the gate, the programme, and each sign of a door. */
const SCOPES = new Map([
  ["gate", "/gate"],
  ["programme", "/programme"],
  ["door", "/door/"],
]);

/** The service worker of a part of the site, served beside it, so that it may stand before that part and no other. */
export function loader({ params }: LoaderFunctionArgs) {
  const scope = SCOPES.get(params.scope ?? "");
  if (!scope) throw new Response(null, { status: 404 });
  return new Response(serviceWorker, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
      "service-worker-allowed": scope,
    },
  });
}
