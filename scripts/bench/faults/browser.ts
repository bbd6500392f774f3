import type { Balancer } from "./balancer.ts";

/** A person waits no longer for a page than the product promises to make them wait, and a little. */
const PATIENCE_MS = 15_000;

/** Nobody was served: the line broke, nothing came, or the house said that it is shut. */
export class NotServed extends Error {}

export type Page = { status: number; location: string; text: string };
export type Browser = (path: string, form?: Readonly<Record<string, string>>) => Promise<Page>;

/**
 * A browser behind a balancer: each request goes to the next web process, and past one that takes no connection; what was
 * sent is never sent a second time.
 */
export function browserAt(balancer: Balancer, headers: Record<string, string>): Browser {
  let turn = 0;
  return (path, form) =>
    balanced(balancer, turn++, async (web) => {
      const response = await fetch(web + path, {
        method: form ? "POST" : "GET",
        redirect: "manual",
        headers: { "sec-fetch-site": "same-origin", accept: "text/html", ...headers },
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(form && { body: new URLSearchParams(form) }),
      });
      const text = await response.text();
      if (response.status >= 500) throw new NotServed(String(response.status));
      return { status: response.status, location: response.headers.get("location") ?? "", text };
    });
}

/** Asks the web processes in turn until one takes the connection. @throws NotServed */
export async function balanced<T>(
  balancer: Balancer,
  turn: number,
  ask: (web: string) => Promise<T>,
): Promise<T> {
  const webs = balancer.inTurn(turn);
  for (let tried = 0; ; tried += 1) {
    try {
      return await ask(webs[tried] ?? "");
    } catch (error) {
      if (isRefused(error) && tried + 1 < webs.length) continue;
      throw error instanceof NotServed ? error : new NotServed(wordFor(error));
    }
  }
}

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);
const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";
const isRefused = (error: unknown): boolean => codeOf(causeOf(error)) === "ECONNREFUSED";

function wordFor(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "no answer";
  return codeOf(causeOf(error)) || (error instanceof Error ? error.message : String(error));
}
