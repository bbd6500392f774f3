import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";

const PAGE = "/programme";

/**
 * All days of the programme are in its page: another day or filter asks the server for nothing, neither for the page nor
 * for what stands around it, and works without a network.
 */
export const shouldRevalidate = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean =>
  formMethod === undefined && currentUrl.pathname === PAGE && nextUrl.pathname === PAGE
    ? false
    : defaultShouldRevalidate;
