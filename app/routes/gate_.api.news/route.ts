import type { LoaderFunctionArgs } from "@remix-run/node";

import { requireDevice } from "#app/server/gate/device.server.ts";
import { newsStream } from "#app/server/platform/news.server.ts";

/**
 * A line whenever a phone should ask for its list: a badge died, somebody is held back, a supervisor spoke, or this phone
 * was moved or taken off duty. The news itself is in the list, and nothing of it here.
 */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { id } = await requireDevice(request);
  return newsStream(
    request.signal,
    "gates",
    (payload) => !payload.startsWith("device ") || payload === `device ${id}`,
  );
}
