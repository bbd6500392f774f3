import type { ProgrammeState } from "#app/server/programme/page.server.ts";

import { connectionTo, written } from "./connection.ts";
import { at, type Group } from "./mix.ts";
import { openStream } from "./stream.ts";

const PAGE = "/programme";
const IDENTITY = { "accept-encoding": "identity" };

/** The public before the programme: so many connections that stay open, some of them with a stream of news beside. */
export async function readers(
  ports: readonly number[],
  count: { connections: number; streams: number },
): Promise<Group> {
  const people = Array.from({ length: count.connections }, (_, index) =>
    connectionTo(at(ports, index)),
  );
  const tags = new Map<number, string>();
  let shown = "";

  const whole = async (index: number): Promise<number> => {
    const { body, headers } = await at(people, index).ask({ path: PAGE });
    tags.set(index % people.length, headers.get("etag") ?? "");
    return body.length;
  };
  const again = async (index: number): Promise<number> => {
    const tag = tags.get(index % people.length) ?? at([...tags.values()], 0);
    const { body, headers } = await at(people, index).ask({
      path: PAGE,
      headers: { "if-none-match": tag },
    });
    tags.set(index % people.length, headers.get("etag") ?? tag);
    return body.length;
  };
  const state = async (index: number): Promise<number> => {
    const path = `${PAGE}/state?have=${shown}`;
    const { body } = await at(people, index).ask({ path, headers: IDENTITY });
    const { view } = JSON.parse(body.toString()) as ProgrammeState;
    shown = view?.tag ?? shown;
    return body.length;
  };
  // Everybody is connected before the clock runs, a few at a time.
  for (let from = 0; from < people.length; from += 20)
    await Promise.all(people.slice(from, from + 20).map((_, of) => state(from + of)));
  await whole(0);
  let failed = 0;
  // An open page that is told of news asks at once.
  const told = (index: number) => () =>
    void state(index).catch((error: unknown) => {
      failed += 1;
      console.error(error);
    });
  const streams = await Promise.all(
    Array.from({ length: count.streams }, (_, index) =>
      openStream(
        at(ports, index),
        written(at(ports, index), { path: `${PAGE}/news` }, {}),
        told(index),
      ),
    ),
  );
  return {
    streams,
    failures: () => failed,
    activities: [
      { name: "programme", perSecond: 4, ask: whole },
      { name: "programme, had already", perSecond: 10, ask: again },
      // A thousand open pages, each asking once a minute.
      { name: "programme's state", perSecond: count.connections / 60, ask: state },
    ],
  };
}
