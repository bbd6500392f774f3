/**
 * Any address without a page. A route of its own, so that the bar, the language and the way home stand around the
 * answer, as on every page.
 */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

/** Never shown: the root's error page is. */
export default function NoSuchPage() {
  return null;
}
