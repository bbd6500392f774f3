import { sql } from "drizzle-orm";
import postgres from "postgres";
import sharp from "sharp";

import { keepPhoto } from "#app/server/nominee/files.server.ts";
import { sealPassport } from "#app/server/nominee/passport.server.ts";
import { openSession } from "#app/server/platform/access/session.server.ts";
import { realNow } from "#app/server/platform/clock.server.ts";
import { database } from "#app/server/platform/database.server.ts";
import { secretsOf } from "#app/server/platform/deployment/secrets.server.ts";
import { OWNER_ROLE } from "#app/server/platform/postgres/roles.server.ts";
import { makeMaster } from "#app/server/nominee/photo.server.ts";
import { account, accountRole } from "#db/schema/person.ts";

/** Surname, given names, native name: scripts and lengths as they come. */
const NAMES = [
  ["Omuraliev", "Temir", "Өмүралиев Темир"],
  ["Al-Barqawi", "Sami Hassan", "سامي حسن البرقاوي"],
  ["Nguyễn", "Thị Minh Khai", ""],
  ["Äbdırahmanova", "Aigerım", "Әбдірахманова Әйгерім"],
  ["Kim", "Ji-woo", "김지우"],
  ["Raḩmonzoda", "Firdavs", "Раҳмонзода Фирдавс"],
  ["Wang", "Xiuying", "王秀英"],
  ["Sukarno", "", ""],
  ["O'Connor-García", "José María", ""],
  ["Li", "O", "李鷗"],
  ["Wickramasinghe Appuhamilage", "Chandrika Kumari Priyadarshani", ""],
  ["Лебедева", "Анна", "Лебедева Анна Сергеевна"],
] as const;

const POSITIONS = ["Adviser", "Director, Asia Department", "First Secretary", "Press officer"];

export type FocalPoint = { cookie: string; delegationId: string; drafts: readonly string[] };
export type Crowd = { delegations: number; nominees: number; draftsEach: number };

/**
 * Fills a fresh database: delegations up to the number wished for, nominees spread over them by one `insert ... select`,
 * and a signed-in focal point for each.
 * @param data folder of the deployment, whose owner may tidy the tables afterwards
 */
export async function seedCrowd(data: string, crowd: Crowd): Promise<FocalPoint[]> {
  await openNominations();
  await database().execute(sql`
    insert into delegation (id, kind, code, name, formal_name, sort_key)
    select 'd' || i, 'organisation', 'D' || i, names, names, 'Delegation ' || i
    from generate_series(1, ${crowd.delegations} - (select count(*)::int from delegation)) as i,
      lateral (select jsonb_build_object('en', 'Delegation ' || i, 'ru', 'Делегация ' || i, 'kk', i || '-делегация') as names) as n`);
  await database().execute(sql`
    insert into quota (delegation_id, kind, quota_group, places)
    select delegation.id, 'badge', "group" ->> 'id', ${crowd.nominees}
    from delegation, summit, jsonb_array_elements(definition -> 'quotaGroups') as "group"
    on conflict (delegation_id, kind, quota_group) do update set places = excluded.places`);
  await insertNominees(data, crowd, await portrait());
  return signIn(crowd);
}

/** The definition's dates lie in 2022; here people work on their files now. */
async function openNominations(): Promise<void> {
  const day = (days: number) =>
    new Date(realNow().getTime() + days * 86_400_000).toISOString().slice(0, 16);
  const dates = JSON.stringify({ open: day(-60), close: day(9) });
  await database().execute(sql`
    update summit set definition = jsonb_set(definition, '{nominations}', ${dates}::jsonb), loaded_at = now()`);
}

async function portrait(): Promise<string> {
  const grey = sharp({ create: { width: 900, height: 1200, channels: 3, background: "#c8ccd0" } });
  const master = await makeMaster(await grey.jpeg().toBuffer(), null);
  if (!master.ok) throw new Error(master.error);
  return database().transaction((tx) => keepPhoto(tx, master.value));
}

/** As the owner, who may switch the counting of places off for so many rows at once, and counts them afterwards. */
async function insertNominees(data: string, crowd: Crowd, photoId: string): Promise<void> {
  const address = new URL(process.env.DATABASE_URL ?? "");
  address.username = OWNER_ROLE;
  address.password = secretsOf(data).ownerPassword;
  const owner = postgres(address.href, { max: 1, onnotice: () => undefined });
  const { passportSealed } = sealPassport({ number: "T4820173", issuer: "KAZ", mrz: "" });
  const each = crowd.nominees / crowd.delegations;
  try {
    await owner.begin(async (tx) => {
      await tx`alter table nominee disable trigger nominee_holds_a_place`;
      await tx`
        insert into nominee (delegation_id, number, category, quota_group, status, surname, given_names, native_name,
          honorific, position, nationality, birth_date, passport_expires, passport_sealed, passport_index, photo_id,
          stage, stage_due_at, submitted_at, returned_fields, returned_reason, changed_at)
        select place.id, i, category ->> 'id', category ->> 'quotaGroup', status::file_status,
          name ->> 0, name ->> 1, name ->> 2, case i % 3 when 0 then 'H.E. Mr' when 1 then 'Ms' else '' end,
          position, 'KAZ', date '1960-01-01' + i * 17, date '2031-05-22', ${passportSealed},
          sha256((place.id || '-' || i)::bytea), case when i % 9 = 0 then null else ${photoId}::uuid end,
          case when status in ('submitted', 'in_vetting') then definition -> 'vettingStages' -> 0 ->> 'id' end,
          case when status in ('submitted', 'in_vetting') then now() + interval '1 day' end,
          case when status not in ('draft', 'withdrawn') then now() - interval '1 day' end,
          case when status = 'returned' then array['photo', 'position'] else '{}' end,
          case when status = 'returned' then 'The photo is too dark; please name the function in full.' else '' end,
          now() - make_interval(secs => i * 61)
        from (select id, row_number() over (order by id) as row from delegation) as place
          cross join generate_series(1, ${each}::int) as i cross join summit,
          lateral (select definition -> 'categories' -> (3 + i % 10) as category,
            ${owner.json(NAMES.map((name) => [...name]))}::jsonb -> ((i * 7 + place.row) % ${NAMES.length})::int as name,
            (${POSITIONS}::text[])[1 + i % ${POSITIONS.length}] as position,
            case when i <= ${crowd.draftsEach} then 'draft'
              else (array['submitted', 'in_vetting', 'returned', 'cleared', 'badge_ready', 'collected', 'draft', 'withdrawn'])[1 + (i * 5) % 8]
            end as status) as person
        where place.row <= ${crowd.delegations}`;
      await tx`
        update quota set taken = held.files from (
          select delegation_id, quota_group, count(*) as files from nominee
          where holds_a_place(status) group by delegation_id, quota_group) as held
        where quota.delegation_id = held.delegation_id and quota.quota_group = held.quota_group and kind = 'badge'`;
      await tx`update delegation set last_nominee_number = ${each}`;
      await tx`alter table nominee enable trigger nominee_holds_a_place`;
    });
    await owner`vacuum analyze`;
  } finally {
    await owner.end();
  }
}

async function signIn({ delegations, draftsEach }: Crowd): Promise<FocalPoint[]> {
  const places = await database().execute<{ id: string; drafts: string[] }>(sql`
    select delegation_id as id, array_agg(id order by number) as drafts
    from nominee where number <= ${draftsEach} group by delegation_id order by delegation_id limit ${delegations}`);
  const people: FocalPoint[] = [];
  for (const [index, { id, drafts }] of [...places].entries()) {
    const language = (["en", "ru", "kk"] as const)[index % 3];
    const [person] = await database()
      .insert(account)
      .values({ email: `focal-${index}@mfa.example`, name: `Focal Point ${index}`, language })
      .returning({ id: account.id });
    if (!person) throw new Error("No account");
    await database()
      .insert(accountRole)
      .values({ accountId: person.id, role: "focal", delegationId: id });
    const setCookie = await openSession(person.id, { secondFactor: false });
    people.push({ cookie: setCookie.split(";")[0] ?? "", delegationId: id, drafts });
  }
  return people;
}
