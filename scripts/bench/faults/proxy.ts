import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * The network between the product and its database, in our hands.
 * - `pass`: as it comes
 * - `delay`: what the database says arrives later by so many milliseconds, and in its order, as TCP keeps it
 * - `swallow`: packets are lost in both directions while every connection looks open, as behind a firewall that forgot them
 */
export type Weather =
  { kind: "pass" } | { kind: "delay"; milliseconds: number } | { kind: "swallow" };
export type Proxy = {
  port: number;
  set: (weather: Weather) => void;
  /** Cuts every connection (RST). */
  cut: () => void;
  close: () => void;
};

type Pair = {
  near: Socket;
  far: Socket;
  hasLost: boolean;
  /** What the database said and is still on its way; nothing overtakes it. */
  underWay: Promise<void> | undefined;
};

export async function openProxy(target: number): Promise<Proxy> {
  let weather: Weather = { kind: "pass" };
  const pairs = new Set<Pair>();
  const carry = (pair: Pair, from: Socket, to: Socket, part: Buffer) => {
    if (weather.kind === "swallow") pair.hasLost = true;
    else if (from === pair.far && (weather.kind === "delay" || pair.underWay))
      pair.underWay = late(pair, part, weather.kind === "delay" ? weather.milliseconds : 0);
    else to.write(part);
  };
  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    const pair: Pair = { near, far, hasLost: false, underWay: undefined };
    pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      from.on("data", (part: Buffer) => carry(pair, from, to, part));
      from.on("error", () => undefined);
      // In the dark nobody hears that the other has gone, until the network is back.
      from.on("close", () => {
        if (weather.kind === "swallow") return;
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    set: (next) => {
      weather = next;
      if (next.kind === "swallow") return;
      for (const pair of pairs) {
        if (!pair.near.destroyed && !pair.far.destroyed) continue;
        pair.near.destroy();
        pair.far.destroy();
        pairs.delete(pair);
      }
    },
    cut: () => {
      for (const { near, far } of pairs) {
        near.resetAndDestroy();
        far.resetAndDestroy();
      }
      pairs.clear();
    },
    close: () => {
      server.close();
      for (const { near, far } of pairs) {
        near.destroy();
        far.destroy();
      }
    },
  };
}

/** Hands over what the database said after so many milliseconds, and after whatever it said before. */
function late(pair: Pair, part: Buffer, milliseconds: number): Promise<void> {
  const mine = Promise.all([pair.underWay, sleep(milliseconds)]).then(() => {
    pair.near.write(part);
    if (pair.underWay === mine) pair.underWay = undefined;
  });
  return mine;
}
