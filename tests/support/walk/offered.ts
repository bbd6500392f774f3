import { type BuiltRoute, routeAt } from "./routes.ts";

export type Offer = { method: "GET" | "POST"; address: string; route: BuiltRoute };

/**
 * Where the links and forms of a page lead, as far as they lead to a page of ours. A form without an address sends to the
 * page that it stands on.
 * @param html a page as it was served @param path where it was served
 */
export function offeredBy(html: string, path: string, routes: readonly BuiltRoute[]): Offer[] {
  const links = (html.match(/<a\b[^>]*>/g) ?? []).flatMap((tag) => {
    const href = attribute(tag, "href");
    return href ? [{ method: "GET" as const, address: href }] : [];
  });
  const forms = (html.match(/<form\b[^>]*>/g) ?? []).map((tag) => ({
    method:
      attribute(tag, "method")?.toLowerCase() === "post" ? ("POST" as const) : ("GET" as const),
    address: attribute(tag, "action") ?? path,
  }));
  return [...links, ...forms].flatMap((offer) => {
    const { origin, pathname } = new URL(
      offer.address.replaceAll("&amp;", "&"),
      `http://here${path}`,
    );
    const route = origin === "http://here" ? routeAt(routes, pathname) : undefined;
    return route ? [{ ...offer, route }] : [];
  });
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
