import { loadavg } from "node:os";

import type { Bench } from "../bench.ts";
import { onFreshSummit } from "./frame/fresh-summit.ts";
import { explainAll } from "./board/explained.ts";
import { carryInBrowser } from "./board/in-browser.ts";
import { seedBoard } from "./board/seed.ts";
import { startProcesses } from "./frame/processes.ts";

const BOARD = { days: 3, rooms: 20, meetings: 400, unplaced: 40 };

/**
 * A full board of bilaterals in Chromium: frames while a card is dragged over it, from a key to the painted step, from the
 * key that changes a meeting to the board drawn anew, and what its loader takes and sends. Then every request without a
 * place is explained, over HTTP as its panel asks.
 */
const bench: Bench = (say) =>
  onFreshSummit(async () => {
    const { cookie, day, waiting } = await seedBoard(BOARD);
    const processes = await startProcesses();
    try {
      const seen = await carryInBrowser(processes.port, { cookie, day });
      say(`${seen.cards} cards of ${BOARD.meetings} on the day shown`);
      say(`dragged: a frame in ${seen.frame.p50} ms, 95 % within ${seen.frame.p95} ms`);
      say(`a step by key painted after ${seen.key.p50} ms, 95 % within ${seen.key.p95} ms`);
      say(`pinned and drawn anew after ${seen.pin.p50} ms, 95 % within ${seen.pin.p95} ms`);
      say(`loader ${seen.loader.p50} ms, ${seen.kb} kB; by delegations ${seen.axis} ms to paint`);
      const explained = await explainAll(processes.port, cookie, waiting);
      say(`explained: median ${explained.p50} ms, 95 % within ${explained.p95} ms`);
      return {
        ...BOARD,
        cards: seen.cards,
        frame_p50_ms: seen.frame.p50,
        frame_p95_ms: seen.frame.p95,
        key_to_paint_p50_ms: seen.key.p50,
        key_to_paint_p95_ms: seen.key.p95,
        pin_to_paint_p50_ms: seen.pin.p50,
        pin_to_paint_p95_ms: seen.pin.p95,
        loader_p50_ms: seen.loader.p50,
        loader_p95_ms: seen.loader.p95,
        transferred_kb: seen.kb,
        delegations_to_paint_ms: seen.axis,
        explain_p50_ms: explained.p50,
        explain_p95_ms: explained.p95,
        explain_most_ms: explained.most,
        health_most_ms: explained.healthMost,
        load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
      };
    } finally {
      await processes.stop();
    }
  });
export default bench;
