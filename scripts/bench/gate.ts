import { loadavg } from "node:os";

import type { Bench } from "../bench.ts";
import { onFreshSummit } from "./frame/fresh-summit.ts";
import { bareVerdicts } from "./gate/bare.ts";
import { downloads } from "./gate/bundle.ts";
import { scanInBrowser } from "./gate/in-browser.ts";
import { judgeInNode } from "./gate/node-judge.ts";
import { enrolPhones } from "./gate/phones.ts";
import { seedSite } from "./gate/seed.ts";
import { syncPassages } from "./gate/sync.ts";
import { askVerdicts } from "./gate/verdicts.ts";
import { startProcesses } from "./frame/processes.ts";
import { seedCrowd } from "./registration/seed.ts";

const SITE = { badges: 10_000, passages: 1_000_000, gates: 40 };
const SECONDS = 20;
const SYNCED = 40_000;

/**
 * Forty gates at once on 10,000 badges and a million earlier passages: verdicts of the server over HTTP, each judged and
 * kept in one transaction, beside that very transaction through the driver alone; and the queues of phones that come back.
 */
const bench: Bench = (say) =>
  onFreshSummit(async ({ data }) => {
    await seedCrowd(data, { delegations: 50, nominees: SITE.badges, draftsEach: 12 });
    const badges = await seedSite(data, SITE);
    say(`${SITE.badges} badges, ${SITE.passages} earlier passages`);
    const node = await judgeInNode(badges);
    say(`verified and judged in Node: 95 % within ${node.p95} ms`);
    const bare = await bareVerdicts(badges, { gates: SITE.gates, seconds: SECONDS });
    say(`${bare.statements} statements a verdict through the driver alone: ${bare.perSecond}/s`);
    const processes = await startProcesses();
    try {
      const { phones, supervisor } = await enrolPhones([processes.port], SITE.gates);
      const online = await askVerdicts(phones, badges, SECONDS);
      const ratio = Math.round((online.perSecond / bare.perSecond) * 100) / 100;
      say(`over HTTP: ${online.perSecond}/s (${ratio} of bare), 99 % within ${online.p99} ms`);
      const sync = await syncPassages(phones, badges, SYNCED);
      say(`passages sent in batches of 200: ${sync.perSecond}/s`);
      const sizes = await downloads(phones, badges);
      say(
        `list ${sizes.list_kb} kB, then ${sizes.list_delta_kb} kB; sealed records ${sizes.bundle_mb} MB, then ${sizes.bundle_delta_kb} kB`,
      );
      const browser = await scanInBrowser(processes.port, badges, supervisor);
      say(
        `in Chromium: decoded, verified and judged, 95 % within ${browser.judgedP95} ms; seen to verdict, 95 % within ${browser.seenP95} ms`,
      );
      return {
        ...SITE,
        device_judge_p95_ms: browser.judgedP95,
        seen_to_verdict_p95_ms: browser.seenP95,
        online_verdicts_per_s: online.perSecond,
        online_p50_ms: online.p50,
        online_p99_ms: online.p99,
        bare_sql_per_s: bare.perSecond,
        ratio_to_bare: ratio,
        statements: bare.statements,
        node_judge_p95_ms: node.p95,
        sync_passages_per_s: sync.perSecond,
        ...sizes,
        load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
      };
    } finally {
      await processes.stop();
    }
  });
export default bench;
