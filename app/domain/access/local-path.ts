/** Nobody lives there: what is resolved against it and leads elsewhere has left this site. */
const HERE = "http://here.invalid";

/**
 * A path of this site, or `/`: an address that somebody put into a form or link must not lead elsewhere. Read as a browser
 * reads it (which drops tabs and line ends, and takes `\` for `/`) and written out in ASCII, as a header has to be.
 */
export function localPath(value: unknown): string {
  if (typeof value !== "string" || !/^\/[^\s\\\p{Cc}]*$/u.test(value)) return "/";
  const url = URL.canParse(value, HERE) ? new URL(value, HERE) : null;
  if (url?.origin !== HERE) return "/";
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith("//") ? "/" : path;
}
