/** A path of this site, or `/`: an address that somebody put into a form or link must not lead elsewhere. */
export function localPath(value: unknown): string {
  if (typeof value !== "string" || !/^\/(?![/\\])[^\s\\]*$/.test(value)) return "/";
  return value;
}
