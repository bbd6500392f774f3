import { createCipheriv } from "node:crypto";

import { getTableColumns, getTableName, is } from "drizzle-orm";
import { type PgColumn, PgTable } from "drizzle-orm/pg-core";
import { afterEach, expect, test } from "vitest";

import { KeyMissing, seal, unseal, unsealText } from "#app/server/platform/sealing.server.ts";
import {
  EARLIER_INDEX_COLUMNS,
  INDEX_COLUMNS,
  SEALED_COLUMNS,
} from "#app/server/platform/sealing/columns.server.ts";
import { keyIdText, masterKeys } from "#app/server/platform/sealing/keyring.server.ts";
import * as schema from "#db/schema/index.ts";
import { Leave } from "#app/server/platform/sealing/leave.server.ts";

const LEAVE = Leave.notShown("sealed_anew");
const [FIRST, SECOND] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString("base64"));
Object.assign(process.env, {
  DATABASE_URL: "postgres://nobody@localhost/none",
  SHANYRAK_INDEX_KEY: FIRST,
  SESSION_SECRET: "a session secret for tests, 32 characters and more",
  ORIGIN: "http://localhost:3000",
});
const useKeys = (current = FIRST, others = ""): void => {
  process.env.SHANYRAK_MASTER_KEY = current;
  process.env.SHANYRAK_OTHER_MASTER_KEYS = others;
};
useKeys();
afterEach(() => useKeys());

test("a value opens in its column, and names its key and not more of it", () => {
  const sealed = seal("nominee.passport_sealed", "N1234567");
  expect(unsealText("nominee.passport_sealed", sealed, LEAVE)).toBe("N1234567");
  expect(sealed[0]).toBe(2);
  expect(Buffer.from(sealed.subarray(1, 5)).toString("hex")).toBe(keyIdText(masterKeys().current));
  expect(Buffer.from(FIRST ?? "", "base64").includes(Buffer.from(sealed.subarray(1, 5)))).toBe(
    false,
  );
});

test("a value carried to another column does not open there", () => {
  const sealed = seal("nominee.passport_sealed", "N1234567");
  expect(() => unseal("nominee.typed_sealed", sealed, LEAVE)).toThrow();
});

test.each([0, 1, 6, 20, 34])("a value whose byte %i was changed does not open", (at) => {
  const sealed = Buffer.from(seal("travel.needs_sealed", "no pork"));
  sealed[at] = (sealed[at] ?? 0) ^ 0x40;
  expect(() => unseal("travel.needs_sealed", sealed, LEAVE)).toThrow();
});

test("a value opens under an earlier key that is still here, and says which one it misses when it is gone", () => {
  const sealed = seal("account.totp_sealed", "secret");
  const id = keyIdText(masterKeys().current);
  useKeys(SECOND, FIRST);
  expect(unsealText("account.totp_sealed", sealed)).toBe("secret");
  expect(seal("account.totp_sealed", "secret").subarray(1, 5)).not.toEqual(sealed.subarray(1, 5));
  useKeys(SECOND);
  expect(() => unseal("account.totp_sealed", sealed)).toThrow(KeyMissing);
  expect(() => unseal("account.totp_sealed", sealed)).toThrow(id);
});

test("the first format, which names neither key nor column, still opens under any key that is here", () => {
  const cipher = createCipheriv(
    "aes-256-gcm",
    Buffer.from(FIRST ?? "", "base64"),
    Buffer.alloc(12, 5),
  );
  const ciphertext = Buffer.concat([cipher.update("N1234567"), cipher.final()]);
  const first = Buffer.concat([
    ...[Uint8Array.of(1), Buffer.alloc(12, 5), cipher.getAuthTag(), ciphertext],
  ]);
  useKeys(SECOND, FIRST);
  expect(unsealText("nominee.passport_sealed", first, LEAVE)).toBe("N1234567");
  useKeys(SECOND);
  expect(() => unseal("nominee.passport_sealed", first, LEAVE)).toThrow("first sealing format");
});

/** Columns of bytes that are neither sealed nor indexes: digests, public halves, pictures, papers that anybody may see. */
const PLAIN = [
  "audit_seal.digest",
  "badge.key_id",
  "badge.serial",
  "badge.token",
  "clearance_batch.key_id",
  "clearance_batch.signature",
  "device.exchange_key",
  "device.signing_key",
  "device_enrolment.code_digest",
  "document_version.file",
  "document_version.sha256",
  "file.bytes",
  "file.print",
  "file.sha256",
  "gate_change.serial",
  "gate_record.box",
  "gate_record.made_from",
  "gate_record.place",
  "invitation_link.digest",
  "paper.sha256",
  "passkey.public_key",
  "passkey_challenge.asker",
  "pass.key_id",
  "pass.serial",
  "pass.token",
  "print_part.pdf",
  "print_part.sha256",
  "record_epoch.salt",
  "session.id",
  "sign_in_code.asker",
  "sign_in_code.digest",
  "signing_key.id",
  "signing_key.public_key",
];

test("each column of bytes is known to be sealed, to be an index, or to be plain", () => {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const columns = Object.values(schema).flatMap((table) =>
    is(table, PgTable)
      ? Object.entries<PgColumn>(getTableColumns(table))
          .filter(([, column]) => column.getSQLType() === "bytea")
          .map(([name]) => `${getTableName(table)}.${snake(name)}`)
      : [],
  );
  const known = [...SEALED_COLUMNS, ...INDEX_COLUMNS, ...EARLIER_INDEX_COLUMNS, ...PLAIN];
  expect(columns.sort()).toEqual(known.sort());
});
