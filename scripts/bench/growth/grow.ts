import type { Sql } from "postgres";

import { sealPassport } from "#app/server/nominee/passport.server.ts";
import { rollUpTallies } from "#app/server/operations/roll-up.server.ts";

import { tallyPassages } from "./tally.ts";

/** How much a summit holds. What grows with its people and its days grows with them, as `TABLES_THAT_GROW` says. */
export type Extent = { delegations: number; nominees: number; passages: number };

/**
 * Tables of which a summit of a hundred times the size holds a hundred times the rows. Accounts, rooms, gates and meetings do
 * not: there are as many as there are delegations and hours.
 */
export const TABLES_THAT_GROW: readonly string[] = [
  ...["nominee", "badge", "vetting_decision", "consent", "file_news", "late_nomination"],
  ...["print_entry", "custody_event", "receipt", "document_version", "mail", "session"],
  ...["audit_entry", "audit_seal", "passage", "presence", "incident", "incident_entry"],
];

/** Those whom the trail names: a summit of any size has so many officers and guards. */
const AT_WORK = 60;

/** Somebody who can be looked for: the same person however much else there is. */
export const KNOWN = {
  number: 7,
  surname: "Serikova",
  passport: "N7654321",
  words: "zelimkan",
} as const;
/** Somebody whose file waits, and who can be looked for. */
export const WAITING = { number: 9, surname: "Mukagaliyeva", words: "mukagaliyeva" } as const;

/** As many surnames as let one of 240 people bear each: a name that is looked for finds a few of every thousand. */
const STEMS = [
  ...["Temir", "Nurlan", "Omural", "Aibek", "Sadik", "Karim", "Rahmon", "Yusup"],
  ...["Serik", "Daulet", "Marat", "Ruslan", "Orazbay", "Ilyas", "Bolat", "Jumagul"],
];
const ENDINGS = "ov ova uly kyzy zoda i zhan khan bek gul in ina ev eva tegi".split(" ");
const SURNAMES = STEMS.flatMap((stem) => ENDINGS.map((ending) => stem + ending));

/**
 * Lets a summit grow from one extent to a larger one, by a statement a table: nominees in every state of a file, badges for
 * three in eight, who decided and printed what, mail, sessions, the trail, three days of passages up to now, and where
 * everybody is. References and triggers are put off meanwhile; the planner's statistics are made afterwards.
 * @param sql a connection of the superuser
 * @param now in summit time
 */
export async function grow(sql: Sql, from: Extent, to: Extent, now: Date): Promise<void> {
  const at = now.toISOString();
  await sql`set session_replication_role = replica`;
  await delegationsUpTo(sql, to.delegations);
  await people(sql, from, to, at);
  await papers(sql, from, to, at);
  await trail(sql, from, to, at);
  await ledger(sql, from, to, at);
  await rollUpTallies(now);
  await sql`set session_replication_role = default`;
  await sql`
    update quota set taken = held.files, places = greatest(places, held.files + 100) from (
      select delegation_id, quota_group, count(*) as files from nominee
      where holds_a_place(status) group by delegation_id, quota_group) as held
    where quota.delegation_id = held.delegation_id and quota.quota_group = held.quota_group and kind = 'badge'`;
  await sql`vacuum analyze`;
  // What is still to be written would be written while the queries are asked.
  await sql`checkpoint`;
}

async function delegationsUpTo(sql: Sql, delegations: number): Promise<void> {
  await sql`
    insert into delegation (id, kind, code, name, formal_name, sort_key)
    select 'd' || i, 'organisation', 'D' || i, names, names, 'Delegation ' || i
    from generate_series((select count(*)::int from delegation) + 1, ${delegations}::int) as i,
      lateral (select jsonb_build_object('en', 'Delegation ' || i, 'ru', 'Делегация ' || i, 'kk', i || '-делегация') as names) as n`;
  await sql`
    insert into quota (delegation_id, kind, quota_group, places)
    select delegation.id, 'badge', "group" ->> 'id', 100
    from delegation, summit, jsonb_array_elements(definition -> 'quotaGroups') as "group"
    on conflict do nothing`;
  await sql`
    insert into account (id, email, name) select md5('account ' || i)::uuid, 'focal-' || i || '@mfa.example', 'Focal Point ' || i
    from generate_series(1, ${Math.max(AT_WORK, delegations * 3)}::int) as i on conflict do nothing`;
  await sql`
    insert into account_role (account_id, role, delegation_id)
    select md5('account ' || row * 3 - 2)::uuid, 'focal', id
    from (select id, row_number() over (order by id) as row from delegation) as place where row <= ${delegations}
    on conflict do nothing`;
}

/** By number: drafts, sent, in vetting, returned, cleared, badge ready, and two collected. */
async function people(sql: Sql, from: Extent, to: Extent, at: string): Promise<void> {
  const { passportSealed, passportIndex: known } = sealPassport({
    ...{ number: KNOWN.passport, issuer: "KAZ", mrz: "" },
  });
  await sql`
    insert into nominee (id, delegation_id, number, category, quota_group, status, surname, given_names, folded_name, position,
      nationality, birth_date, passport_expires, passport_sealed, passport_index, stage, stage_due_at, submitted_at,
      returned_fields, returned_reason, changed_at)
    select md5('nominee ' || i)::uuid, place.id, i, category ->> 'id', category ->> 'quotaGroup', status::file_status,
      surname, initcap(given), regexp_replace(lower(surname), '([a-z])\\1+', '\\1', 'g') || ' ' || given,
      'Adviser', 'KAZ', date '1950-01-01' + i % 18000, date '2031-05-22', ${passportSealed},
      case when i = ${KNOWN.number} then ${known}::bytea else sha256(('passport ' || i)::bytea) end,
      case when i % 8 in (1, 2) then definition -> 'vettingStages' -> 0 ->> 'id' end,
      case when i % 8 in (1, 2) then ${at}::timestamptz + make_interval(secs => i * 61) end,
      case when i % 8 > 0 then ${at}::timestamptz - interval '1 day' end,
      case when i % 8 = 3 then array['photo'] else '{}' end,
      case when i % 8 = 3 then 'The photo is too dark.' else '' end,
      ${at}::timestamptz - make_interval(secs => i * 61)
    from generate_series(${from.nominees + 1}::int, ${to.nominees}::int) as i
      join (select id, row_number() over (order by id) - 1 as row from delegation) as place
        on place.row = i % ${to.delegations}::int
      cross join summit,
      lateral (select definition -> 'categories' -> (3 + i % 10) as category,
        case i when ${KNOWN.number} then ${KNOWN.surname} when ${WAITING.number} then ${WAITING.surname} else (${SURNAMES}::text[])[1 + abs(hashint4(i)) % ${SURNAMES.length}] end as surname,
        case when i = ${KNOWN.number} then ${KNOWN.words} else
          (select string_agg((array['ka', 're', 'mi', 'to', 'lu', 'na', 'se', 'pi', 'do', 'bu'])[1 + digit::int], '')
          from regexp_split_to_table(i::text, '') as digit) end as given,
        (array['draft', 'submitted', 'in_vetting', 'returned', 'cleared', 'badge_ready', 'collected', 'collected'])[1 + i % 8]
          as status) as person`;
  await sql`update delegation set last_nominee_number = ${to.nominees}`;
  await sql`
    insert into badge (id, nominee_id, issue, serial, short_number, category, zones, token, key_id, not_before, expires_at, issued_at)
    select md5('badge ' || i)::uuid, md5('nominee ' || i)::uuid, 1, decode(md5('serial ' || i), 'hex'),
      lpad(translate(i::text, '0123456789', 'ABCDEFGHJK'), 8, 'Z'), 'delegate', '{1,2,3,4}', sha256(('token ' || i)::bytea),
      '\\x01', ${at}::timestamptz - interval '4 days', ${at}::timestamptz + interval '4 days', ${at}::timestamptz - interval '4 days'
    from generate_series(${from.nominees + 1}::int, ${to.nominees}::int) as i where i % 8 > 4`;
}

/** What was decided, confirmed, printed and handed over. */
async function papers(sql: Sql, from: Extent, to: Extent, at: string): Promise<void> {
  const numbers = sql`generate_series(${from.nominees + 1}::int, ${to.nominees}::int) as i`;
  const person = sql`md5('nominee ' || i)::uuid`;
  const officer = sql`md5('account 2')::uuid`;
  const ago = sql`${at}::timestamptz - make_interval(secs => 200000 - i % 200000)`;
  await sql`
    insert into vetting_decision (nominee_id, stage, outcome, officer_id, decided_at)
    select ${person}, 'completeness', 'approved', ${officer}, ${ago} from ${numbers} where i % 8 > 1`;
  await sql`
    insert into file_news (delegation_id, nominee_id, turn, actor, at)
    select nominee.delegation_id, nominee.id, 'cleared', ${officer}::text, ${ago}
    from ${numbers} join nominee on nominee.id = ${person} where i % 5 = 0`;
  await sql`
    insert into late_nomination (nominee_id, reason, asked_by, asked_at, outcome, answer, decided_by, decided_at)
    select ${person}, 'The visa came late.', ${officer}, ${ago}, 'admitted', '', ${officer}, ${ago} from ${numbers} where i % 2 = 1`;
  await sql`
    insert into consent (nominee_id, notice_version, language, confirmed_by, confirmed_at)
    select ${person}, '1', 'en', ${officer}, ${ago} from ${numbers} where i % 8 > 0`;
  await sql`
    insert into print_entry (at, actor, kind, badge_id, stock)
    select ${ago}, ${officer}, 'printed', md5('badge ' || i)::uuid, 'Roll ' || i % 4 from ${numbers} where i % 8 > 4`;
  await sql`
    insert into print_tally (stock, kind, lines)
    select stock, kind, count(*) from print_entry group by 1, 2
    on conflict (stock, kind) do update set lines = excluded.lines`;
  await sql`
    insert into receipt (id, delegation_id, taker, taken_by, document, handed_by, at)
    select md5('receipt ' || i)::uuid, nominee.delegation_id, 'holder', nominee.surname, 'passport', ${officer}, ${ago}
    from ${numbers} join nominee on nominee.id = ${person} where i % 8 > 5`;
  await sql`
    insert into custody_event (badge_id, turn, move, receipt_id, actor, at)
    select md5('badge ' || i)::uuid, 1, 'handed_over', md5('receipt ' || i)::uuid, ${officer}, ${ago} from ${numbers} where i % 8 > 5`;
  await sql`
    insert into document_version (document_id, number, language, paragraphs, brackets, remark, written_by, at)
    select outcome_document.id, (i - i % 100) / 100 + 1000, 'en', '["One paragraph."]', 0, 'Edited', ${officer}, ${ago}
    from ${numbers} cross join outcome_document where i % 100 = 0`;
}

/** Who did what, what was mailed, and who is signed in. */
async function trail(sql: Sql, from: Extent, to: Extent, at: string): Promise<void> {
  const numbers = (each: number) =>
    sql`generate_series(${from.nominees * each + 1}::int, ${to.nominees * each}::int) as i`;
  await sql`
    insert into audit_entry (at, recorded_at, actor, action, subject_kind, subject_id, fields)
    select ${at}::timestamptz, now(), md5('account ' || 1 + i % ${AT_WORK}::int)::uuid::text,
      (array['nominee.saved', 'nominee.submitted', 'vetting.decided', 'badge.issued', 'passport.opened', 'session.opened'])[1 + i % 6],
      'nominee', md5('nominee ' || i / 10)::uuid, array['surname'] from ${numbers(10)}`;
  await sql`
    insert into audit_seal (number, entry_id, digest)
    select id, id, sha256(id::text::bytea) from audit_entry where id > coalesce((select max(entry_id) from audit_seal), 0)`;
  await sql`
    insert into mail (recipient, language, subject, text, html, queued_at, sent_at, failed_at, failure)
    select 'focal-' || i % 100 || '@mfa.example', 'en', 'News of your delegation', repeat('A line of it. ', 20), repeat('<p>A line of it.</p>', 20),
      now() - make_interval(secs => i), case when i % 200 > 0 then now() - make_interval(secs => i - 1) end,
      case when i % 200 = 0 then now() end, case when i % 200 = 0 then '550' end
    from ${numbers(4)}`;
  await sql`
    insert into session (id, account_id, expires_at)
    select sha256(('session ' || i)::bytea), md5('account ' || 1 + i % ${AT_WORK}::int)::uuid, now() + interval '6 hours' from ${numbers(1)}`;
}

/** Three days at the gates: everybody who collected a badge, in and out again and again; a third of them are inside now. */
async function ledger(sql: Sql, from: Extent, to: Extent, at: string): Promise<void> {
  const numbers = sql`generate_series(${from.nominees + 1}::int, ${to.nominees}::int) as i`;
  const phones = sql`
    insert into device (id, gate_id, direction, label, last_contact_at, list_as_of)
    select md5('device ' || i)::uuid, gate.id, gate.direction, 'phone ' || i, now(), now()
    from generate_series(0, 39) as i
    join (select id, direction, row_number() over (order by id) - 1 as at, count(*) over () as gates from gate) as gate
      on gate.at = i % gate.gates on conflict do nothing`;
  await phones;
  // Those who collected: numbers 6 and 7 of each eight.
  const fill = () => sql`
    insert into passage (id, device_id, device_sequence, gate_id, direction, badge_id, holder_id, verdict, decision, revision, scanned_at, took_ms)
    select gen_random_uuid(), device.id, i, device.gate_id, device.direction, md5('badge ' || person)::uuid,
      md5('nominee ' || person)::uuid, (case i % 50 when 0 then 'refuse' when 1 then 'check' else 'admit' end)::verdict_kind,
      (case i % 50 when 0 then 'refused' else 'admitted' end)::guard_decision, 1,
      ${at}::timestamptz - interval '3 days' * (${to.passages}::float8 - i) / ${to.passages - from.passages}::float8, 1500 + i % 1000
    from generate_series(${from.passages}::int, ${to.passages}::int - 1) as i,
      lateral (select 8 * ((i / 4) % ${Math.floor(to.nominees / 8)}::int) + 6 + (i / 2) % 2 as person) as holder,
      lateral (select id, gate_id, direction from device where id = md5('device ' || i % 40)::uuid) as device`;
  await withoutIndexes(sql, "passage", fill);
  await tallyPassages(sql, from.passages);
  await sql`
    insert into presence (holder_id, nominee_id, zone, passage_id, since)
    select md5('nominee ' || i)::uuid, md5('nominee ' || i)::uuid, case when i % 3 = 0 then 1 + i % 3 end, gen_random_uuid(), ${at}
    from ${numbers} where i % 8 > 5`;
  // Those that are open are few, however long the day.
  await sql`
    insert into incident (id, kind, state, gate_id, text, opened_at, closed_at)
    select md5('incident ' || i)::uuid, 'report', (case when i <= 100 then 'open' else 'closed' end)::incident_state, 'a', 'A queue at the gate.',
      ${at}::timestamptz - make_interval(secs => i % 200000), case when i > 100 then ${at}::timestamptz - make_interval(secs => i % 200000) end
    from ${numbers} where i % 2 = 0`;
  await sql`
    insert into incident_entry (incident_id, deed, at, by, note)
    select md5('incident ' || i)::uuid, 'noted', ${at}, md5('account 2')::uuid, 'Seen.' from ${numbers} where i % 2 = 0`;
}

/** Fills a table and makes its indexes afterwards, in a fraction of the time; those of constraints stay. */
async function withoutIndexes(
  sql: Sql,
  table: string,
  fill: () => Promise<unknown>,
): Promise<void> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = ${table} and indexname not in (select conname from pg_constraint where conrelid = ${table}::regclass)`;
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  await fill();
  for (const { definition } of indexes) await sql.unsafe(definition);
}
