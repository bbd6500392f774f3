/** Set by the web server on every request, from the connection or a proxy that it trusts. */
export const ADDRESS_HEADER = "x-shanyrak-address";

/** The network address that a request came from. */
export const addressOf = (request: Request): string =>
  request.headers.get(ADDRESS_HEADER) ?? "unknown";
