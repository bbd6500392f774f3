import { useNavigate } from "@remix-run/react";
import { type MouseEvent, useCallback, useEffect, useRef } from "react";

/**
 * One click handler for all links of a long list, `<a href={address} onClick={follow}>`: they lead on without a new
 * document, as `Link` does. Fifty `Link`s each resolve their address and watch for their own prefetching.
 */
export function useFollow(): (event: MouseEvent<HTMLAnchorElement>) => void {
  const navigate = useNavigate();
  // The same handler for as long as the list stands, or each turn of the address would draw every row anew.
  const latest = useRef(navigate);
  useEffect(() => {
    latest.current = navigate;
  }, [navigate]);
  return useCallback((event: MouseEvent<HTMLAnchorElement>) => {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || elsewhere) return;
    event.preventDefault();
    const { pathname, search, hash } = event.currentTarget;
    void latest.current({ pathname, search, hash });
  }, []);
}
