import { NotServed, type Browser } from "./browser.ts";
import { type Client, sendOrLook, untilServed } from "./client.ts";
import type { Ledger } from "./ledger.ts";

/** Where a meeting stands; a booking client takes it away and puts it back. */
export type Place = { request: string; room: string; day: string; time: string };
/** What the board was last acknowledged to say of a request. */
export type Board = Map<string, Place | null>;

/** Takes meetings from the board and puts them back, one after another. */
export function protocolOfficer(options: {
  browse: Browser;
  ledger: Ledger;
  places: readonly Place[];
  board: Board;
}): Client {
  const { browse, ledger, places, board } = options;
  let turn = 0;
  /** The stamp of the meeting as it stands; undefined while the request has none. */
  const stampOf = async ({ request, day }: Place) => {
    const { text } = await browse(`/bilaterals?day=${day}&request=${request}`);
    return (
      /name="stamp"[^>]*value="([^"]+)"/.exec(text)?.[1] ??
      /value="([^"]+)"[^>]*name="stamp"/.exec(text)?.[1]
    );
  };
  const order = async (form: Record<string, string>) => {
    const page = await browse("/bilaterals", form);
    if (page.status !== 200) throw new Error(`The board answered ${page.status}`);
  };
  return {
    kind: "bookings",
    pauseMs: 400,
    once: async () => {
      const place = places[turn++ % places.length];
      if (!place) return;
      const { request } = place;
      const stamp = await untilServed("bookings", ledger, () => stampOf(place));
      if (stamp !== undefined) {
        await sendOrLook("bookings", ledger, {
          send: () => order({ intent: "remove", request, stamp }),
          look: async () => (await stampOf(place)) === undefined,
        });
        board.set(request, null);
        ledger.acknowledge("bookings", request);
      }
      await sendOrLook("bookings", ledger, {
        send: () => order({ intent: "place", ...place }),
        look: async () => (await stampOf(place)) !== undefined,
      });
      board.set(request, place);
      ledger.acknowledge("bookings", request);
    },
  };
}

const BATCH = /\/badges\/print\/([0-9a-f-]{36})/;
/** As long as somebody stands at the printer before asking a colleague. */
const PRINT_MS = 120_000;

/**
 * Orders one badge after another and waits for the paper.
 * @param orders badge by badge, the batch that was acknowledged
 */
export function badgeDesk(options: {
  browse: Browser;
  ledger: Ledger;
  badges: string[];
  orders: Map<string, string>;
}): Client {
  const { browse, ledger, badges, orders } = options;
  return {
    kind: "prints",
    pauseMs: 300,
    once: async () => {
      const badgeIds = badges.shift();
      if (badgeIds === undefined) return;
      const form = { badgeIds, sheet: "card-printer", stock: "Lot 14" };
      // A badge stands in one print: ordered again after a failure it is refused when it was kept.
      const page = await untilServed("prints", ledger, () => browse("/badges/print", form));
      const batch = BATCH.exec(page.location)?.[1];
      if (batch === undefined) return;
      orders.set(badgeIds, batch);
      const until = performance.now() + PRINT_MS;
      while (performance.now() < until) {
        const page = await untilServed("prints", ledger, () => browse(`/badges/print/${batch}`));
        if (page.text.includes(`/badges/print/${batch}/1.pdf`)) {
          ledger.acknowledge("prints", badgeIds);
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      throw new NotServed("no paper");
    },
  };
}

/**
 * Asks for a sign-in code, each time as somebody else from somewhere else.
 * @param asked addresses to whom a letter is owed, with how often it was asked
 */
export function signer(options: {
  browseFrom: (address: string) => Browser;
  people: string[];
  asked: Map<string, { sent: number; owed: number }>;
}): Client {
  const { browseFrom, people, asked } = options;
  let last = 0;
  return {
    kind: "letters",
    pauseMs: 700,
    once: async () => {
      const email = people.shift();
      if (email === undefined) return;
      const count = asked.get(email) ?? { sent: 0, owed: 0 };
      asked.set(email, count);
      count.sent += 1;
      try {
        last += 1;
        const browse = browseFrom(`10.1.${last >> 8}.${last & 255}`);
        const page = await browse("/sign-in", { email, to: "/" });
        if (!page.location.startsWith("/sign-in/code"))
          throw new Error(`The door answered ${page.status} ${page.location}`);
        count.owed += 1;
      } catch (error) {
        // Whoever heard nothing asks again, and then may have two codes.
        if (count.sent < 4) people.unshift(email);
        throw error;
      }
    },
  };
}
