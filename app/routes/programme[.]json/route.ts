import type { LoaderFunctionArgs } from "@remix-run/node";

import { programmeFeed } from "#app/domain/programme/feed.ts";
import { env } from "#app/server/platform/env.server.ts";
import { untilChanged } from "#app/server/platform/web/unchanged.server.ts";
import { publishedProgramme } from "#app/server/programme/items.server.ts";
import { summitDefinition } from "#app/server/summit/definition.server.ts";
import { translator } from "#app/text/translator.ts";

/** The public programme for programs, in three languages; pages of other sites may read it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const published = await publishedProgramme();
  if (!published) {
    const error = translator(context.language, "programme")("notPublished");
    return Response.json({ error }, { status: 404, headers: FOR_EVERYBODY });
  }
  const { id, name, city, venue } = await summitDefinition();
  const summit = { id, name, city, venue: venue.name };
  const feed = programmeFeed(published, summit, `${env().ORIGIN}/programme`);
  return untilChanged(request, JSON.stringify(feed), {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "public, no-cache",
    ...FOR_EVERYBODY,
  });
}

const FOR_EVERYBODY = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag",
};
