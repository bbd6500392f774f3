import type { Bench } from "../bench.ts";
import { onFreshSummit } from "./frame/fresh-summit.ts";
import { bareDatabase, type PageQueries, queriesOfDashboard } from "./registration/bare.ts";
import { pagesInside } from "./registration/inside.ts";
import { importList } from "./registration/lists.ts";
import { oneByOne, openLoop } from "./frame/open-loop.ts";
import { type Answer, browserOf, startProcesses } from "./frame/processes.ts";
import { type FocalPoint, seedCrowd } from "./registration/seed.ts";

const CROWD = { delegations: 50, nominees: 50_000, draftsEach: 12 };
/** Fifty people, each opening the page every five seconds; and each saving a file every ten. */
const DASHBOARDS = { rate: 10, seconds: 30 };
const SAVES = { rate: 5, seconds: 30 };
/** The pages of others while a list is read. */
const BESIDE_IMPORT = { rate: 10, seconds: 20 };
/** The longest list that is taken. */
const LIST = 5_000;
const PAGE = "/delegation";

/**
 * Registration under load: a web process and a worker in production, 50 focal points at once, 50,000 nominees. Beside
 * it the page's own statements through the driver alone, as the limit, and where the time of one page goes.
 */
const bench: Bench = (say) =>
  onFreshSummit(async ({ data }) => {
    const people = await seedCrowd(data, CROWD);
    say(`${CROWD.nominees} nominees in ${people.length} delegations`);
    return { ...CROWD, ...(await measure(people, say)) };
  });
export default bench;

type Say = Parameters<Bench>[0];

async function measure(people: readonly FocalPoint[], say: Say) {
  const bare = bareDatabase();
  const processes = await startProcesses();
  try {
    const queries: PageQueries[] = [];
    for (const who of people) queries.push(await queriesOfDashboard(who));
    const askBare = (index: number) => bare.ask(at(queries, index));
    const browsers = people.map((who) => browserOf(processes.port, who.cookie));
    const open = async (index: number) => expectOk(await at(browsers, index)(PAGE));

    const split = await whereTimeGoes({ askBare, open, people });
    const statements = at(queries, 0).flat().length;
    say(
      `one page at rest, median ms: ${statements} statements ${split.queries}, loaders ${split.loaders}, rendering ${split.rendering}, HTTP ${split.http}`,
    );

    const limit = await openLoop(DASHBOARDS, askBare);
    say(`limit, the same statements bare, ${DASHBOARDS.rate}/s: ${words(limit)}`);
    const dashboards = await openLoop(DASHBOARDS, open);
    say(`dashboard, ${DASHBOARDS.rate}/s over HTTP: ${words(dashboards)}`);
    const saves = await openLoop(SAVES, (index) =>
      save(at(browsers, index), personAt(people, index), Math.floor(index / people.length)),
    );
    say(`save, ${SAVES.rate}/s over HTTP: ${words(saves)}`);
    const failures = limit.failures + dashboards.failures + saves.failures;
    if (failures > 0) throw new Error(`${failures} requests failed`);
    const others = async () => openLoop(BESIDE_IMPORT, (index) => open(index + 1));
    const { beside, ...taken } = await importList(processes.port, at(people, 0), LIST, others);
    say(
      `list of ${taken.people} with photos, ${taken.archiveMb} MB: read in ${taken.readSeconds} s, saved in ${taken.saveSeconds} s`,
    );
    say(`dashboard of others meanwhile, ${BESIDE_IMPORT.rate}/s over HTTP: ${words(beside)}`);
    if (beside.failures > 0) throw new Error(`${beside.failures} requests failed`);
    return {
      import_rows_per_s: taken.rowsPerSecond,
      dashboard_p95_ms: dashboards.p95,
      dashboard_p50_ms: dashboards.p50,
      save_p95_ms: saves.p95,
      save_p50_ms: saves.p50,
      bare_dashboard_p95_ms: limit.p95,
      ratio_to_bare: Math.round((dashboards.p95 / limit.p95) * 100) / 100,
      peak_mb: processes.peakMb(),
      import_beside_p95_ms: beside.p95,
      import_read_s: taken.readSeconds,
      import_save_s: taken.saveSeconds,
      dashboards_per_s: DASHBOARDS.rate,
      saves_per_s: SAVES.rate,
      statements,
      split_queries_ms: split.queries,
      split_loaders_ms: split.loaders,
      split_rendering_ms: split.rendering,
      split_http_ms: split.http,
    };
  } finally {
    await processes.stop();
    await bare.close();
  }
}

/** Medians of one page after another, each step with one more thing in it; the differences are the shares. */
async function whereTimeGoes(asked: {
  askBare: (index: number) => Promise<unknown>;
  open: (index: number) => Promise<unknown>;
  people: readonly FocalPoint[];
}) {
  const { askBare, open, people } = asked;
  const inside = await pagesInside();
  const within = (path: string) => (index: number) => inside(path, personAt(people, index).cookie);
  const queries = (await oneByOne(200, askBare)).p50;
  const loaded = (await oneByOne(200, within(`${PAGE}.data`))).p50;
  const rendered = (await oneByOne(200, within(PAGE))).p50;
  const served = (await oneByOne(200, open)).p50;
  const share = (whole: number, part: number) => Math.round((whole - part) * 10) / 10;
  return {
    queries,
    loaders: share(loaded, queries),
    rendering: share(rendered, loaded),
    http: share(served, rendered),
  };
}

/** Each draft is saved once, as its form was first shown; twelve each are enough for the time measured. */
async function save(
  browse: ReturnType<typeof browserOf>,
  { drafts }: FocalPoint,
  round: number,
): Promise<void> {
  const answer = await browse(`/delegation/nominees/${drafts[round]}`, {
    intent: "save",
    version: "1",
    category: "",
    honorific: "Ms",
    surname: "Әбдірахманова",
    givenNames: "Әйгерім",
    nativeName: "Әбдірахманова Әйгерім",
    position: "Second Secretary",
    mrz: "",
    nationality: "KAZ",
    passportNumber: "N1234567",
    birthDate: "1984-03-17",
    passportExpires: "2031-05-22",
  });
  if (!/done=saved/.test(answer.location))
    throw new Error(`A save answered ${answer.status} ${answer.location}`);
}

function expectOk({ status }: Answer): void {
  if (status !== 200) throw new Error(`The page answered ${status}`);
}

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("An empty list");
  return item;
};
const personAt = at<FocalPoint>;

const words = ({ p50, p95, p99 }: { p50: number; p95: number; p99: number }) =>
  `median ${p50} ms, 95 % within ${p95} ms, 99 % within ${p99} ms`;
