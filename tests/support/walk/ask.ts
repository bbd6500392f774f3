/** How a door answered: let in, sent to sign in (or to give the second factor), or refused. */
export type Answer = {
  kind: "in" | "sign-in" | "second-factor" | "refused" | "broken";
  status: number;
  location: string;
  /** Without what differs from one answer to the next. */
  text: string;
};

const TEXTUAL = /^(text\/html|text\/plain|text\/x-script|application\/json)/;
const PATIENCE_MS = 30_000;

/** Asks one address as a browser with this cookie would, without following where it is sent. */
export async function ask(
  origin: string,
  path: string,
  options: { cookie: string; body?: BodyInit | undefined },
): Promise<Answer> {
  const { cookie, body } = options;
  const send = () =>
    fetch(origin + path, {
      ...(body === undefined ? {} : { method: "POST", body }),
      headers: { cookie, origin },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => null);
  let response = await send();
  // So many at once may be told to come back later, and do.
  for (let again = 0; response?.status === 503 && again < 3; again += 1) response = await send();
  if (!response) return { kind: "broken", status: 0, location: "no answer", text: "" };
  const textual = TEXTUAL.test(response.headers.get("content-type") ?? "");
  // An event stream never ends, and of a PDF the head says enough.
  const text = textual ? await response.text() : "";
  if (!textual) await response.body?.cancel();
  const location = response.headers.get("location") ?? redirectIn(text, response.status);
  return { kind: kindOf(response.status, location), status: response.status, location, text };
}

/** Client navigation is told where to go inside a 202. */
function redirectIn(text: string, status: number): string {
  if (status !== 202 || !text.includes("SingleFetchRedirect")) return "";
  return /"redirect","([^"]*)"/.exec(text)?.[1] ?? "";
}

function kindOf(status: number, location: string): Answer["kind"] {
  if (/^\/sign-in\/second-factor(\?|$)/.test(location)) return "second-factor";
  if (/^\/sign-in(\?|$)/.test(location)) return "sign-in";
  if (status === 403) return "refused";
  return status >= 500 ? "broken" : "in";
}

/** Does all of these, `width` at a time. */
export async function inParallel<Item, Done>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = [];
  let next = 0;
  const hand = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) done[at] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: width }, hand));
  return done;
}
