/** The network address of a request, as the web server noted it; proxies' headers are believed only there. */
export const addressOf = (request: Request): string =>
  request.headers.get("x-shanyrak-address") ?? "unknown";
