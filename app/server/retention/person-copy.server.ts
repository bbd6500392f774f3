import { and, asc, eq, sql } from "drizzle-orm";

import { personNumber } from "#app/domain/badge/short-number.ts";
import type { Language } from "#app/domain/language/languages.ts";
import {
  copyAsHtml,
  type CopyPart,
  type CopyRow,
  type PersonCopy,
} from "#app/domain/retention/copy.ts";
import { HOLDINGS, type Holding } from "#app/domain/retention/holdings.ts";
import { readReason } from "#app/domain/retention/hold.ts";
import { err, ok, type Result } from "#app/domain/result.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { translator } from "#app/text/translator.ts";
import { auditEntry } from "#db/schema/audit.ts";
import { delegation } from "#db/schema/delegation.ts";
import { file as keptFile, nominee } from "#db/schema/nominee.ts";
import { dataRequest } from "#db/schema/retention.ts";

import type * as archiveThread from "../clearance/archive.thread.ts";
import { audit } from "../platform/audit.server.ts";
import { database, type Transaction } from "../platform/database.server.ts";
import { unsealText } from "../platform/sealing.server.ts";
import { SEALED_COLUMNS, type SealedColumn } from "../platform/sealing/columns.server.ts";
import { inThreads } from "../platform/threads/pool.server.ts";
import { actorOf, type Keeper } from "./holds.server.ts";
import { Leave } from "../platform/sealing/leave.server.ts";

const archives = inThreads<typeof archiveThread>("app/server/clearance/archive.thread.ts");

export type CopyRefusal = "not_found" | "reason_missing" | "reason_too_long";

/**
 * Everything that is held about one person, as a ZIP: `data.json` (docs/formats.md), the same to read in a language, and the
 * photo. Made on demand and kept nowhere. Who asked, and on what ground, is written first: no entry, no copy.
 */
export async function personCopy(
  nomineeId: string,
  typed: string,
  language: Language,
  by: Keeper,
): Promise<Result<{ name: string; bytes: Uint8Array }, CopyRefusal>> {
  const reason = readReason(typed);
  if (!reason.ok) return reason;
  if (!isUuid(nomineeId)) return err("not_found");
  const read = await database().transaction(async (tx) => {
    const [row] = await tx
      .select({ file: nominee, code: delegation.code, photo: keptFile.bytes })
      .from(nominee)
      .innerJoin(delegation, eq(delegation.id, nominee.delegationId))
      .leftJoin(keptFile, eq(keptFile.id, nominee.photoId))
      .where(eq(nominee.id, nomineeId));
    if (!row) return null;
    await tx.insert(dataRequest).values({
      ...{ kind: "export", nomineeId, reason: reason.value },
      ...{ askedBy: by.actor, askedAt: by.now },
    });
    const parts = await partsOf(tx, nomineeId);
    await audit(tx, {
      ...{ actor: actorOf(by), action: "nominee.copied" },
      ...{ subjectKind: "nominee", subjectId: nomineeId, at: by.now },
      fields: [...new Set(parts.map(({ data }) => data))],
    });
    const copy: PersonCopy = {
      ...{ format: "shanyrak-person", version: 1, copiedAt: by.now.toISOString() },
      number: personNumber(row.code, row.file.number),
      delegation: row.file.delegationId,
      parts,
      trail: await trailOf(tx, nomineeId),
    };
    return { copy, photo: row.photo };
  });
  if (!read) return err("not_found");
  const text = new TextEncoder();
  const { copy, photo } = read;
  const bytes = await archives("packArchive", [
    { name: "data.json", bytes: text.encode(`${JSON.stringify(copy, null, 2)}\n`) },
    { name: "data.html", bytes: text.encode(asHtml(copy, language, photo !== null)) },
    ...(photo ? [{ name: "photo.jpg", bytes: photo }] : []),
  ]);
  return ok({ name: `${copy.number}.zip`, bytes });
}

/** A table once, though several classes have columns in it: its rows are given whole, under the first. */
async function partsOf(tx: Transaction, nomineeId: string): Promise<CopyPart[]> {
  const parts: CopyPart[] = [];
  const seen = new Set<string>();
  for (const { data, table, owner } of HOLDINGS) {
    const mine = mineBy(owner, nomineeId);
    if (!mine || seen.has(table)) continue;
    seen.add(table);
    const rows = await tx.execute<{ row: CopyRow }>(
      sql`select to_jsonb(t) as row from ${sql.identifier(table)} t where ${mine}`,
    );
    if (rows.length > 0)
      parts.push({ data, table, rows: rows.map(({ row }) => opened(table, row)) });
  }
  return parts;
}

function mineBy({ nominee: by, badge }: Holding["owner"], nomineeId: string) {
  if (by) return sql`t.${sql.identifier(by)} = ${nomineeId}::uuid`;
  return badge
    ? sql`t.${sql.identifier(badge)} in (select b.id from badge b where b.nominee_id = ${nomineeId}::uuid)`
    : null;
}

/** Sealed fields opened; whoever of the host wrote a row is left out: that is about somebody else. */
function opened(table: string, row: CopyRow): CopyRow {
  const own = Object.entries(row).filter(([name]) => !OF_OTHERS.test(name));
  return Object.fromEntries(
    own.map(([name, value]) => {
      const sealed = SEALED_COLUMNS.find((column) => column === `${table}.${name}`);
      return sealed && typeof value === "string"
        ? [name.replace(/_sealed$/, ""), openedValue(sealed, value)]
        : [name, value];
    }),
  );
}

const OF_OTHERS = /(_by|^actor|^officer_id)$/;

/** PostgreSQL writes bytes as `\x0aff` in JSON. */
const openedValue = (column: SealedColumn, hex: string): unknown =>
  JSON.parse(
    unsealText<SealedColumn>(
      column,
      Buffer.from(hex.slice(2), "hex"),
      Leave.notShown("audited_in_this_transaction"),
    ),
  ) as unknown;

async function trailOf(tx: Transaction, nomineeId: string): Promise<PersonCopy["trail"]> {
  const entries = await tx
    .select({ at: auditEntry.at, action: auditEntry.action, fields: auditEntry.fields })
    .from(auditEntry)
    .where(and(eq(auditEntry.subjectKind, "nominee"), eq(auditEntry.subjectId, nomineeId)))
    .orderBy(asc(auditEntry.id));
  return entries.map(({ at, ...entry }) => ({ at: at.toISOString(), ...entry }));
}

function asHtml(copy: PersonCopy, language: Language, photo: boolean): string {
  const t = translator(language, "retention");
  const words = {
    language,
    title: t("copy.title", { number: copy.number }),
    lede: t("copy.lede", { at: copy.copiedAt }),
    trail: t("copy.trail"),
    className: (data: CopyPart["data"]) => t(`class.${data}.name`),
    purpose: (data: CopyPart["data"]) => t(`class.${data}.purpose`),
  };
  return copyAsHtml(copy, words, photo);
}
